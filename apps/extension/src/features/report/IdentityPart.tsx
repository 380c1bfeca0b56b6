import { Copyable } from '../../ui/Copyable.tsx'
import { copyWords } from './copy-words.ts'
import { COPIED, EVIDENCE_KEYS, evidenceText, type EvidenceKey } from './evidence-rows.ts'
import { Folded, type PartProps } from './Folded.tsx'

const EvidenceValue = ({ report, name, words }: PartProps & { name: EvidenceKey }) => {
  const value = evidenceText(report.evidence, name)
  if (value === null) return <span class="soft">{words.say('not-shown', words.names)}</span>
  if (COPIED.has(name))
    return <Copyable text={value} words={copyWords(words)} subject={words.say(`evidence.${name}`, words.names)} />
  return name === 'dkimKeyBits' ? <>{words.say('bits', { size: value })}</> : <code>{value}</code>
}

/** How the message identified itself; what the tester did not show is not called absent. */
export const IdentityPart = ({ report, words }: PartProps) => (
  <Folded name={words.say('identity')} words={words}>
    <dl class="pairs wide">
      {EVIDENCE_KEYS.map((name) => (
        <div key={name}>
          <dt>{words.say(`evidence.${name}`, words.names)}</dt>
          <dd>
            <EvidenceValue report={report} name={name} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  </Folded>
)

import { CopyButton } from '../../ui/CopyButton.tsx'
import { BlocklistsPart } from './BlocklistsPart.tsx'
import { copyWords } from './copy-words.ts'
import { Folded, type PartProps } from './Folded.tsx'
import { IdentityPart } from './IdentityPart.tsx'
import { RulesPart } from './RulesPart.tsx'

const Headers = ({ report: { evidence }, words }: PartProps) => {
  const { headers } = evidence
  if (headers.length === 0) return null
  return (
    <Folded name={words.say('headers')} count={headers.length} words={words}>
      <CopyButton
        text={() => headers.map(({ name, value }) => `${name}: ${value}`).join('\r\n')}
        words={copyWords(words)}
        subject={words.say('headers')}
      />
      <dl class="header-fields">
        {headers.map(({ name, value }, index) => (
          <div key={`${name} ${index}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Folded>
  )
}

const Missing = ({ report: { missing }, words }: PartProps) =>
  missing.length === 0 ? null : (
    <Folded name={words.say('missing', words.names)} count={missing.length} words={words}>
      <p class="soft">{words.say('missing-hint')}</p>
      <ul class="missing">
        {missing.map((part) => (
          <li key={part}>
            <code>{part}</code>
          </li>
        ))}
      </ul>
    </Folded>
  )

/** Everything behind the findings, folded: rules, lists, identity, headers, and what was missing. */
export const ReportEvidence = (props: PartProps) => (
  <section class="stack">
    <h2>{props.words.say('behind')}</h2>
    <IdentityPart {...props} />
    <RulesPart {...props} />
    <BlocklistsPart {...props} />
    <Headers {...props} />
    <Missing {...props} />
  </section>
)

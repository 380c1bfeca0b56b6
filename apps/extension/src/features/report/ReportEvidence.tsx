import type { BlocklistResult, TesterReport } from '@bienrecu/shared'
import type { ComponentChildren } from 'preact'
import { scoreText } from '../probe/score-text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Copyable } from '../../ui/Copyable.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import type { Tone } from '../../ui/tone.ts'
import { copyWords } from './copy-words.ts'
import { COPIED, EVIDENCE_KEYS, evidenceText, type EvidenceKey } from './evidence-rows.ts'
import type { ReportWords } from './report-words.ts'

interface PartProps {
  report: TesterReport
  words: ReportWords
}

const Folded = ({
  name,
  count,
  words,
  children,
}: {
  name: string
  count?: number
  words: ReportWords
  children: ComponentChildren
}) => (
  <section class="card folded">
    <Disclosure summary={<h3>{count === undefined ? name : words.say('counted', { name, count })}</h3>}>
      {children}
    </Disclosure>
  </section>
)

const Rules = ({ report: { spamRules, language }, words }: PartProps) => {
  const { say, locale } = words
  if (spamRules.length === 0) return null
  return (
    <Folded name={say('rules')} count={spamRules.length} words={words}>
      <p class="soft">{say('rules-hint')}</p>
      <div class="scroller" tabIndex={0} role="region" aria-label={say('rules')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('rule')}</th>
              <th scope="col" class="number">
                {say('rule-score')}
              </th>
              <th scope="col">{say('rule-meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {spamRules.map(({ code, score, description, solution }) => (
              <tr key={code}>
                <th scope="row">
                  <code>{code}</code>
                </th>
                <td class="number" data-tone={score < -0.05 ? 'bad' : 'neutral'}>
                  {score > 0 ? '+' : ''}
                  {scoreText(score, locale)}
                </td>
                <td lang={language ?? undefined}>{[description, solution].filter(Boolean).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Folded>
  )
}

const LIST_LOOKS: Record<BlocklistResult['state'], Tone> = {
  listed: 'bad',
  'no-answer': 'neutral',
  unknown: 'neutral',
  'not-listed': 'good',
}
const LIST_ORDER = Object.keys(LIST_LOOKS)

// Only what leads to the web is made a link: the address was read on a page that is not ours.
const ListName = ({ list }: { list: BlocklistResult }) =>
  list.url && /^https?:\/\//.test(list.url) ? (
    <a href={list.url} target="_blank" rel="noopener noreferrer">
      {list.name}
    </a>
  ) : (
    <>{list.name}</>
  )

const Blocklists = ({ report: { blocklists }, words }: PartProps) => {
  const { say } = words
  if (blocklists.length === 0) return null
  const ordered = blocklists.toSorted((a, b) => LIST_ORDER.indexOf(a.state) - LIST_ORDER.indexOf(b.state))
  return (
    <Folded name={say('lists')} count={blocklists.length} words={words}>
      <p class="soft">{say('lists-hint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('list')}</th>
            <th scope="col">{say('list-answer')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((list) => (
            <tr key={list.name}>
              <th scope="row">
                <ListName list={list} />
              </th>
              <td>
                <Badge tone={LIST_LOOKS[list.state]}>{say(`list-state.${list.state}`)}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Folded>
  )
}

const EvidenceValue = ({ report, name, words }: PartProps & { name: EvidenceKey }) => {
  const value = evidenceText(report.evidence, name)
  if (value === null) return <span class="soft">{words.say('not-shown')}</span>
  if (COPIED.has(name))
    return <Copyable text={value} words={copyWords(words)} subject={words.say(`evidence.${name}`)} />
  return name === 'dkimKeyBits' ? <>{words.say('bits', { size: value })}</> : <code>{value}</code>
}

const Identity = ({ report, words }: PartProps) => (
  <Folded name={words.say('identity')} words={words}>
    <dl class="pairs wide">
      {EVIDENCE_KEYS.map((name) => (
        <div key={name}>
          <dt>{words.say(`evidence.${name}`)}</dt>
          <dd>
            <EvidenceValue report={report} name={name} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  </Folded>
)

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
    <Folded name={words.say('missing')} count={missing.length} words={words}>
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
    <Identity {...props} />
    <Rules {...props} />
    <Blocklists {...props} />
    <Headers {...props} />
    <Missing {...props} />
  </section>
)

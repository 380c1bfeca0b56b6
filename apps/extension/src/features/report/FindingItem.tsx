import type { TesterReport } from '@bienrecu/shared'
import { Badge } from '../../ui/Badge.tsx'
import { Copyable } from '../../ui/Copyable.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { copyWords } from './copy-words.ts'
import { pointsText } from './export-report.ts'
import type { Finding, FindingStatus } from './findings.ts'
import { toldStatus } from './group-findings.ts'
import { rawWordsOf } from './raw-words.ts'
import type { ReportWords } from './report-words.ts'
import { tellFinding, type ToldFact } from './tell-finding.ts'

const LOOKS: Record<FindingStatus, { tone: Tone; icon: IconName }> = {
  fail: { tone: 'bad', icon: 'stop' },
  warning: { tone: 'warning', icon: 'warning' },
  pass: { tone: 'good', icon: 'check' },
  unknown: { tone: 'neutral', icon: 'info' },
  'not-applicable': { tone: 'neutral', icon: 'minus' },
}

const Facts = ({ facts, words }: { facts: readonly ToldFact[]; words: ReportWords }) =>
  facts.length === 0 ? null : (
    <div class="facts">
      <h4>{words.say('facts')}</h4>
      <ul role="list">
        {facts.map(({ name, text, record }) => (
          <li key={name}>
            {text}
            {record === null ? null : <Copyable text={record} words={copyWords(words)} subject={text} />}
          </li>
        ))}
      </ul>
    </div>
  )

export interface FindingItemProps {
  finding: Finding
  report: TesterReport
  words: ReportWords
}

/** One finding: what it is, what was measured, why it matters, what to do; the tester’s own words folded away. */
export const FindingItem = ({ finding, report, words }: FindingItemProps) => {
  const { status, checkId, points } = finding
  const { heading, why, advice, facts } = tellFinding(finding, words)
  const { tone, icon } = LOOKS[status]
  const cost = pointsText(points, words)
  const raw = rawWordsOf(finding, report)
  return (
    <article class="finding" data-testid="finding" data-check-id={checkId} data-status={status} data-tone={tone}>
      <header>
        <Icon name={icon} />
        <h3>
          <span class="visually-hidden">{words.say(`status.${toldStatus(finding)}`)}: </span>
          {heading}
        </h3>
        {cost ? <Badge tone={tone}>{cost}</Badge> : null}
      </header>
      <div class="body">
        {why ? <p>{why}</p> : null}
        {advice ? (
          <div class="advice">
            <h4>{words.say('advice')}</h4>
            <p>{advice}</p>
          </div>
        ) : null}
        <Facts facts={facts} words={words} />
        {raw ? (
          <Disclosure summary={words.say('raw', words.names)}>
            <p class="raw" lang={report.language ?? undefined}>
              {raw}
            </p>
          </Disclosure>
        ) : null}
      </div>
    </article>
  )
}

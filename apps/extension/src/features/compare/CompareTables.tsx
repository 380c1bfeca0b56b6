import type { ComponentChildren } from 'preact'
import { uiLocale } from '../../locales/ui-locale.ts'
import { scoreText } from '../probe/score-text.ts'
import { CauseText } from '../progress/CauseText.tsx'
import type { ExplainedGain } from '../progress/explain-gain.ts'
import { checkName } from '../report/check-words.ts'
import { pointsText } from '../report/export-report.ts'
import { toldStatus } from '../report/group-findings.ts'
import type { ReportWords } from '../report/report-words.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import {
  hasChanged,
  type ComparedEvidence,
  type ComparedFinding,
  type Comparison,
  type Effect,
  type Side,
  unchangedGroups,
} from './compare-reports.ts'
import { compareWords as words } from './compare-words.ts'

const LOOKS: Record<Effect, { tone: Tone; icon: IconName }> = {
  better: { tone: 'good', icon: 'check' },
  worse: { tone: 'bad', icon: 'stop' },
  changed: { tone: 'warning', icon: 'info' },
  'one-sided': { tone: 'neutral', icon: 'info' },
  same: { tone: 'neutral', icon: 'minus' },
}

const EffectBadge = ({ effect }: { effect: Effect }) => (
  <Badge tone={LOOKS[effect].tone} icon={LOOKS[effect].icon}>
    {words(effect)}
  </Badge>
)

const Table = ({ first, hasEffect, children }: { first: string; hasEffect: boolean; children: ComponentChildren }) => (
  <div class="scroller" tabIndex={0} role="region" aria-label={first}>
    <table class="compared">
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{words('earlier')}</th>
          <th scope="col">{words('later')}</th>
          {hasEffect ? <th scope="col">{words('effect')}</th> : null}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
)

const SideCell = ({ label, side, report }: { label: string; side: Side | null; report: ReportWords }) => (
  <td data-label={label}>
    {side ? report.say(`status.${toldStatus(side)}`) : <span class="soft">{words('not-shown')}</span>}
    {side && side.points < 0 ? <span class="soft"> {pointsText(side.points, report)}</span> : null}
  </td>
)

interface FindingRowsProps extends Pick<CompareTablesProps, 'report'> {
  findings: readonly ComparedFinding[]
  /** Null where nothing changed. */
  explained: ExplainedGain | null
}

const FindingRows = ({ findings, explained, report }: FindingRowsProps) => (
  <Table first={words('check')} hasEffect>
    {findings.map((finding) => (
      <tr key={finding.checkId + finding.title}>
        <th scope="row">
          {checkName(finding.checkId, finding.title)}
          {explained ? <CauseText causes={explained.ofFinding(finding)} /> : null}
        </th>
        <SideCell label={words('earlier')} side={finding.before} report={report} />
        <SideCell label={words('later')} side={finding.after} report={report} />
        <td>
          <EffectBadge effect={finding.effect} />
        </td>
      </tr>
    ))}
  </Table>
)

export interface CompareTablesProps {
  comparison: Comparison
  explained: ExplainedGain
  report: ReportWords
}

const Findings = ({ comparison: { findings }, explained, report }: CompareTablesProps) => {
  const changed = findings.filter(hasChanged)
  return (
    <section class="card stack">
      <h2>{words('findings')}</h2>
      {changed.length > 0 ? (
        <FindingRows findings={changed} explained={explained} report={report} />
      ) : (
        <p>{words('no-change')}</p>
      )}
      {unchangedGroups(findings).map((group) => (
        <Disclosure
          key={group.name}
          summary={report.say('counted', { name: words(group.name), count: group.findings.length })}
        >
          <FindingRows findings={group.findings} explained={null} report={report} />
        </Disclosure>
      ))}
    </section>
  )
}

const RuleScore = ({ label, score }: { label: string; score: number | null }) => (
  <td data-label={label}>
    {score === null ? <span class="soft">{words('rule-absent')}</span> : scoreText(score, uiLocale.value)}
  </td>
)

// A rule by itself is neither good nor bad news: what it does to the sum is all that can be said.
const gainText = (gain: number): string => `${gain > 0 ? '+' : ''}${scoreText(gain, uiLocale.value)}`

const hasOneSidedRules = ({ isOtherTester, earlier, later }: Comparison): boolean =>
  isOtherTester && (earlier.report.spamRules.length === 0) !== (later.report.spamRules.length === 0)

const Rules = ({ comparison, explained }: CompareTablesProps) => (
  <section class="card stack">
    <h2>{words('rules')}</h2>
    {comparison.rules.length === 0 ? (
      <p>{words(hasOneSidedRules(comparison) ? 'rules-one-sided' : 'rules-same')}</p>
    ) : (
      <Table first={words('rule')} hasEffect>
        {comparison.rules.map((rule) => (
          <tr key={rule.code}>
            <th scope="row">
              <code>{rule.code}</code>
              <CauseText causes={explained.ofRule(rule)} />
            </th>
            <RuleScore label={words('earlier')} score={rule.before} />
            <RuleScore label={words('later')} score={rule.after} />
            <td>
              <Badge tone={LOOKS[rule.effect].tone}>{gainText((rule.after ?? 0) - (rule.before ?? 0))}</Badge>
            </td>
          </tr>
        ))}
      </Table>
    )}
  </section>
)

const Value = ({ label, text }: { label: string; text: string | null }) => (
  <td data-label={label}>{text === null ? <span class="soft">{words('not-shown')}</span> : <code>{text}</code>}</td>
)

const inWords = (key: ComparedEvidence['key'], value: string | null, report: ReportWords): string | null =>
  key === 'dkimKeyBits' && value !== null ? report.say('bits', { size: value }) : value

const Evidence = ({ comparison: { evidence }, explained, report }: CompareTablesProps) => (
  <section class="card stack">
    <h2>{words('evidence')}</h2>
    {evidence.length === 0 ? (
      <p>{words('evidence-same')}</p>
    ) : (
      <Table first={words('property')} hasEffect={false}>
        {evidence.map((one) => (
          <tr key={one.key}>
            <th scope="row">
              {one.key === 'relay' ? words('relay') : report.say(`evidence.${one.key}`)}
              <CauseText causes={explained.ofEvidence(one)} />
            </th>
            <Value label={words('earlier')} text={inWords(one.key, one.before, report)} />
            <Value label={words('later')} text={inWords(one.key, one.after, report)} />
          </tr>
        ))}
      </Table>
    )}
  </section>
)

/** What changed between two tests, and what explains it: checks, spam rules, identity. */
export const CompareTables = (props: CompareTablesProps) => (
  <>
    <Findings {...props} />
    <Evidence {...props} />
    <Rules {...props} />
  </>
)

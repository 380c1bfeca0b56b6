import { headed } from '@bienrecu/audit/first-sentence'
import type { JudgedFinding } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Tone } from '../../ui/tone.ts'
import { Reference } from '../domain/Reference.tsx'
import { groupJudged, type JudgedGroup } from './group-judged.ts'
import { judgedWords as words } from './judged-words.ts'

const LOOKS: Record<JudgedGroup, { tone: Tone; icon: IconName }> = {
  correct: { tone: 'bad', icon: 'stop' },
  advice: { tone: 'warning', icon: 'warning' },
  unknown: { tone: 'neutral', icon: 'info' },
  passed: { tone: 'good', icon: 'check' },
}

const Item = ({ finding, group }: { finding: JudgedFinding; group: JudgedGroup }) => {
  const { checkId, status, points, advice, reference } = finding
  const told = { status, title: finding.title ?? checkId, summary: finding.summary ?? null }
  const { title, summary } = headed(told, uiLocale.value)
  const { tone, icon } = LOOKS[group]
  return (
    <article class="finding" data-testid="finding" data-check-id={checkId} data-status={status} data-tone={tone}>
      <header>
        <Icon name={icon} />
        <h3>
          <span class={status === 'fail' ? 'state' : 'visually-hidden'}>
            {words(group === 'advice' ? 'state.advice' : `state.${status === 'not-applicable' ? 'unknown' : status}`)}
          </span>
          <span class="visually-hidden">: </span>
          {title}
        </h3>
        {points < 0 ? <Badge tone={tone}>{words('points', { count: Math.abs(points) })}</Badge> : null}
      </header>
      {group === 'passed' ? null : (
        <div class="body">
          {summary ? <p>{summary}</p> : null}
          {advice ? (
            <div class="advice">
              <h4>{words('todo')}</h4>
              <p>{advice}</p>
            </div>
          ) : null}
          {reference ? <Reference reference={reference} label={(name) => words('source', { name })} /> : null}
        </div>
      )}
    </article>
  )
}

const Items = ({ findings, group }: { findings: readonly JudgedFinding[]; group: JudgedGroup }) => (
  <>
    {findings.map((finding, index) => (
      <Item key={`${finding.checkId} ${index}`} finding={finding} group={group} />
    ))}
  </>
)

const TITLES = { correct: 'correct', advice: 'advice-group', unknown: 'unknown', passed: 'passed' } as const
const HINTS: Partial<Record<JudgedGroup, 'correct-hint' | 'unknown-hint'>> = {
  correct: 'correct-hint',
  unknown: 'unknown-hint',
}

const Part = ({ group, findings }: { group: JudgedGroup; findings: readonly JudgedFinding[] }) => {
  if (findings.length === 0) return null
  const title = words('counted', { name: words(TITLES[group]), count: findings.length })
  const hint = HINTS[group]
  if (group === 'passed' || group === 'unknown')
    return (
      <section class="part">
        <Disclosure summary={<h2>{title}</h2>}>
          <div class="stack">
            {hint ? <p class="soft">{words(hint)}</p> : null}
            <Items findings={findings} group={group} />
          </div>
        </Disclosure>
      </section>
    )
  return (
    <section class="stack part">
      <div>
        <h2>{title}</h2>
        {hint ? <p class="soft">{words(hint)}</p> : null}
      </div>
      <Items findings={findings} group={group} />
    </section>
  )
}

/** What our own tester found, with its price: what to correct first, advice, what is not known, what passed. */
export const JudgedFindings = ({ findings, nothing }: { findings: readonly JudgedFinding[]; nothing: string }) => {
  const groups = groupJudged(findings)
  return (
    <div class="judged-findings" lang={uiLocale.value}>
      {groups.correct.length === 0 ? <Notice tone="good" title={nothing} /> : null}
      <Part group="correct" findings={groups.correct} />
      <Part group="advice" findings={groups.advice} />
      <Part group="unknown" findings={groups.unknown} />
      <Part group="passed" findings={groups.passed} />
    </div>
  )
}

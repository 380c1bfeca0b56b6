import { uiLocale } from '../../locales/ui-locale.ts'
import { Gauge } from '../../ui/Gauge.tsx'
import type { Tone } from '../../ui/tone.ts'
import { RepairLink } from '../plan/RepairLink.tsx'
import { momentText } from '../report/moment.ts'
import type { AuditView, Grade } from './audit-view.ts'
import { domainWords as words } from './domain-words.ts'
import { groupFindings } from './group-findings.ts'

const TONES: Record<Grade, Tone> = { A: 'good', B: 'good', C: 'warning', D: 'bad', E: 'bad', F: 'bad' }

const leadOf = (audit: AuditView): string => {
  if (audit.grade === null) return words('lead-none')
  const { correct, unknown } = groupFindings(audit.findings)
  const sentences = [
    correct.length > 0 ? words('lead-correct', { count: correct.length }) : words('lead-fine'),
    unknown.length > 0 ? words('lead-unknown', { count: unknown.length }) : '',
  ]
  return sentences.filter(Boolean).join(' ')
}

export interface AuditHeadProps {
  audit: AuditView
  /** The service that was asked from this browser; null when the paired API asked. */
  resolver: string | null
  /** The form has changed since. */
  isStale: boolean
}

/** The grade, what it means, and when and through whom it was found out. */
export const AuditHead = ({ audit, resolver, isStale }: AuditHeadProps) => {
  const { grade, score, domain, askedAt } = audit
  const date = momentText(askedAt, uiLocale.value)
  return (
    <section class="card report-head" data-testid="audit" data-domain={domain} data-grade={grade ?? 'none'}>
      <Gauge
        value={score ?? 0}
        max={100}
        tone={grade === null ? 'neutral' : TONES[grade]}
        text={grade ?? '–'}
        unit=""
        label={grade === null || score === null ? words('no-grade') : words('grade-said', { grade, score })}
        testId="grade"
      />
      <div class="stack">
        <div>
          <p class="audited">{domain}</p>
          <h2 class="verdict">{words(`verdict.${grade ?? 'none'}`)}</h2>
          <p>{leadOf(audit)}</p>
        </div>
        <p class="soft dotted">
          {score === null ? null : <span>{words('score', { score })}</span>}
          <time dateTime={askedAt}>
            {resolver === null ? words('asked', { date }) : words('asked-through', { date, resolver })}
          </time>
        </p>
        {isStale ? <p class="soft">{words('stale')}</p> : null}
        {resolver === null ? (
          <div>
            <RepairLink target={{ domain, reportId: null }} />
          </div>
        ) : null}
      </div>
    </section>
  )
}

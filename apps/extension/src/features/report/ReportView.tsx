import type { StoredReport } from '@bienrecu/shared'
import { useEffect } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { progressWords } from '../progress/progress-words.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FindingItem } from './FindingItem.tsx'
import { findingsOf } from './findings.ts'
import { groupFindings, type Group } from './group-findings.ts'
import { ReportEvidence } from './ReportEvidence.tsx'
import { ReportHead } from './ReportHead.tsx'
import { reportWordsIn, type ReportWords } from './report-words.ts'
import { HISTORY_HREF, INBOX_HREF } from './route.ts'

interface PartProps {
  stored: StoredReport
  words: ReportWords
}

type Parts = ReturnType<typeof groupFindings>

const Part = ({ group, parts, stored, words }: PartProps & { group: Group; parts: Parts }) => {
  const findings = parts[group]
  if (findings.length === 0) return null
  return (
    <section class="stack part">
      <div>
        <h2>{words.say('counted', { name: words.say(`group.${group}`), count: findings.length })}</h2>
        <p class="soft">{words.say(`group-hint.${group}`, words.names)}</p>
      </div>
      {findings.map((finding, index) => (
        <FindingItem key={`${finding.checkId} ${index}`} finding={finding} report={stored.report} words={words} />
      ))}
    </section>
  )
}

const Passed = ({ parts, stored, words }: PartProps & { parts: Parts }) => {
  const count = parts.passed.length
  if (count === 0) return null
  return (
    <section class="part">
      <Disclosure summary={<h2>{words.say('counted', { name: words.say('group.passed'), count })}</h2>}>
        <div class="stack">
          {parts.passed.map((finding) => (
            <FindingItem key={finding.checkId} finding={finding} report={stored.report} words={words} />
          ))}
        </div>
      </Disclosure>
    </section>
  )
}

/** A whole report, in the order in which one reads it. */
export const ReportBody = ({ stored, words, now }: PartProps & { now: Date }) => {
  const parts = groupFindings(findingsOf(stored.report))
  const shared = { parts, stored, words }
  return (
    <>
      <ReportHead stored={stored} words={words} now={now} />
      {parts.correct.length === 0 ? (
        <Notice tone="good" title={words.say('nothing-to-correct')}>
          <p>
            <a href={INBOX_HREF}>{progressWords('still-spam')}</a>
          </p>
        </Notice>
      ) : null}
      <Part group="correct" {...shared} />
      <Part group="warnings" {...shared} />
      <Part group="unknown" {...shared} />
      <Part group="not-applicable" {...shared} />
      <Passed {...shared} />
      <ReportEvidence report={stored.report} words={words} />
    </>
  )
}

/** The report with this id, fetched; seeing it takes the badge off the toolbar button. */
export const ReportView = ({ id }: { id: string }) => {
  const { value, failure, reload } = useAnswer('report/get', { id })
  const words = reportWordsIn(uiLocale.value)
  const probeId = value?.probeId
  useEffect(() => {
    if (probeId) void send('probe/seen', { probeId })
  }, [probeId])
  return (
    <>
      <p>
        <a href={HISTORY_HREF}>{words.say('back')}</a>
      </p>
      {failure ? <FailureNotice failure={failure} onRetry={() => void reload()} /> : null}
      {value ? <ReportBody stored={value} words={words} now={new Date()} /> : null}
      {value || failure ? null : <p class="soft">{words.say('loading')}</p>}
    </>
  )
}

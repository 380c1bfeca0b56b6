import type { Locale, StoredReport, TesterResult } from '@bienrecu/shared'
import { useEffect, useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Answer, ToldFailure } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { JudgedBeyond } from '../judged/JudgedBeyond.tsx'
import { judgedWords } from '../judged/judged-words.ts'
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

const ReadParts = ({ stored, words }: PartProps) => {
  const parts = groupFindings(findingsOf(stored.report))
  const shared = { parts, stored, words }
  return (
    <>
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

/** What our own tester keeps of a report: not asked for, still to come, there, no longer there, or out of reach. */
export type OwnResult =
  | { state: 'none' | 'loading' | 'deleted' }
  | { state: 'there'; result: TesterResult }
  | { state: 'failed'; failure: ToldFailure }

const NONE: OwnResult = { state: 'none' }

/** A whole report, in the order in which one reads it. */
export const ReportBody = ({ stored, words, now, own = NONE }: PartProps & { now: Date; own?: OwnResult }) => (
  <>
    <ReportHead stored={stored} words={words} now={now} />
    {own.state === 'deleted' ? <Notice title={judgedWords('deleted')} /> : null}
    {own.state === 'loading' ? <p class="soft">{words.say('loading')}</p> : null}
    {own.state === 'there' ? <JudgedBeyond result={own.result} reportWords={words} /> : null}
    {own.state === 'failed' ? <FailureNotice failure={own.failure} /> : null}
    {own.state === 'there' || own.state === 'loading' ? null : <ReadParts stored={stored} words={words} />}
  </>
)

// The sentences come with the answer: another language is another question.
const useOwnResult = (stored: StoredReport | null, locale: Locale): OwnResult => {
  const reportId = stored?.report.tester === 'bienrecu' ? stored.id : null
  const [kept, setKept] = useState<{ key: string; answer: Answer<TesterResult | null> } | null>(null)
  const key = `${reportId} ${locale}`
  useEffect(() => {
    if (reportId === null) return
    const ask = async () => setKept({ key, answer: await send('own-result/get', { reportId }) })
    void ask()
  }, [key])
  if (reportId === null) return NONE
  if (kept?.key !== key) return { state: 'loading' }
  if (!kept.answer.ok) return { state: 'failed', failure: kept.answer }
  return kept.answer.value ? { state: 'there', result: kept.answer.value } : { state: 'deleted' }
}

/** The report with this id, fetched; seeing it takes the badge off the toolbar button. */
export const ReportView = ({ id }: { id: string }) => {
  const { value, failure, reload } = useAnswer('report/get', { id })
  const words = reportWordsIn(uiLocale.value, value?.report.tester)
  const own = useOwnResult(value, uiLocale.value)
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
      {value ? <ReportBody stored={value} words={words} now={new Date()} own={own} /> : null}
      {value || failure ? null : <p class="soft">{words.say('loading')}</p>}
    </>
  )
}

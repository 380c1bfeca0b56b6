import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Session, ToldFailure } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { LanguageSwitch } from '../session/LanguageSwitch.tsx'
import { session } from '../session/start-page.ts'
import { commonWords } from '../session/words.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import type { Question } from './audit-request.ts'
import type { AuditView } from './audit-view.ts'
import { AuditForm } from './AuditForm.tsx'
import { AuditResult } from './AuditResult.tsx'
import { ChooseWay } from './ChooseWay.tsx'
import { dohService } from './doh-access.ts'
import { domainWords as words } from './domain-words.ts'
import { StandAlone } from './StandAlone.tsx'
import { startOf } from './start-of.ts'
import { type AuditState, examinedDomain, useAudit, type Way } from './use-audit.ts'
import { useLastTest } from './use-last-test.ts'
import { useLate } from './use-late.ts'

const isAboutDomain = ({ code }: ToldFailure): boolean => code.startsWith('domain-') && code !== 'domain-not-found'

const Empty = ({ isPaired }: { isPaired: boolean }) => (
  <section class="card stack empty">
    <h2>{words('empty-title')}</h2>
    <p>{words('empty')}</p>
    {isPaired ? <p class="soft">{words('empty-test')}</p> : null}
  </section>
)

const isSame = (one: Question, other: Question): boolean =>
  one.text.trim() === other.text.trim() && one.removed.join() === other.removed.join()

/** The outcome for those who do not see it appear. */
const outcomeOf = ({ domain, grade, score }: AuditView): string =>
  words('outcome', {
    domain,
    outcome: grade === null || score === null ? words('verdict.none') : words('grade-said', { grade, score }),
  })

interface OutcomeProps {
  state: AuditState
  question: Question
  isPaired: boolean
}

/** What came of the last click: nothing yet, a failure, or the audit. */
const Outcome = ({ state, question, isPaired }: OutcomeProps) => {
  const { audited, view, answered, failure, isRunning, run } = state
  const isLate = useLate(isRunning)
  const told = failure && !isAboutDomain(failure) ? failure : null
  return (
    <>
      <p class={isLate ? `asking ${view ? 'soft' : 'card'}` : 'visually-hidden'} role="status" data-testid="asking">
        {isLate ? words('asking', { domain: question.text.trim() }) : null}
        {view && !isRunning ? outcomeOf(view) : null}
      </p>
      {told && !isRunning ? (
        <FailureNotice failure={told} onRetry={() => void run(question)}>
          {told.code.startsWith('api-') ? (
            <LinkButton small href="/options.html#connection">
              {commonWords('diagnose')}
            </LinkButton>
          ) : null}
        </FailureNotice>
      ) : null}
      {view && audited && answered ? (
        <div class="stack result" aria-busy={isRunning}>
          <AuditResult audit={view} resolver={audited.resolver} isStale={!isSame(question, answered)} />
        </div>
      ) : null}
      {audited || told || isRunning ? null : <Empty isPaired={isPaired} />}
    </>
  )
}

const NOTHING_ASKED: Question = { text: '', test: null, removed: [] }

/** The form and its outcome, once it is clear who asks. */
const Examination = ({ way, isPaired }: { way: Way; isPaired: boolean }) => {
  const start = useMemo(() => startOf(location), [])
  const test = useLastTest(isPaired, start.reportId)
  const [typed, setTyped] = useState<Question | null>(null)
  const state = useAudit(way)
  const filled = start.domain === null && test ? { text: test.domain, test, removed: [] } : null
  const question = typed ?? filled ?? { ...NOTHING_ASKED, text: start.domain ?? '' }
  const run = (asked: Question) => {
    setTyped(asked)
    if (!state.isRunning) void state.run(asked)
  }
  // Whoever comes from a report has asked for its domain already.
  useEffect(() => {
    if (filled && start.reportId !== null) run(filled)
  }, [test])
  const fault = state.failure && isAboutDomain(state.failure) ? state.failure : null
  return (
    <>
      <AuditForm
        question={question}
        onQuestion={setTyped}
        test={test ?? null}
        fault={fault}
        isRunning={state.isRunning}
        isAgain={state.audited !== null}
        onRun={run}
      />
      {way.kind === 'browser' ? <StandAlone service={way.service} /> : null}
      <Outcome state={state} question={question} isPaired={isPaired} />
    </>
  )
}

const Ways = ({ current }: { current: Session }) => {
  const choice = useAnswer('dns-choice/get', {}, ['dns-choice'])
  if (current.isPaired) return <Examination way={{ kind: 'api' }} isPaired />
  if (choice.failure) return <FailureNotice failure={choice.failure} onRetry={() => void choice.reload()} />
  if (!choice.value) return null
  const resolverId = choice.value.choice?.resolverId
  const service = resolverId === undefined ? null : dohService(resolverId)
  return service ? <Examination key={service.id} way={{ kind: 'browser', service }} isPaired={false} /> : <ChooseWay />
}

/** The title of the tab, in the language of the interface. */
export const domainTitle = (): string =>
  examinedDomain.value === null ? words('tab-title') : words('tab-title-of', { domain: examinedDomain.value })

/** The page of a domain: what the DNS says about it, and what to correct. */
export const DomainPage = () => (
  <Page
    title={words('title')}
    lead={words('lead')}
    nav={{
      label: commonWords('pages'),
      links: [
        { href: '/report.html', label: commonWords('history') },
        { href: '/comparison.html', label: commonWords('comparison') },
        { href: '/domain.html', label: commonWords('domain'), isCurrent: true },
        { href: '/options.html', label: commonWords('settings') },
      ],
    }}
    tools={<LanguageSwitch />}
  >
    {session.value ? <Ways current={session.value} /> : null}
  </Page>
)

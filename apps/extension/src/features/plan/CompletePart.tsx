import type { Plan } from '@bienrecu/shared'
import { useRef, useState } from 'preact/hooks'
import type { ToldProbe } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { scoreText } from '../probe/score-text.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import { compareHref, reportHref } from '../report/route.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { planWords as words } from './plan-words.ts'

/** How the new test goes; its panel on the tester’s page shows every step. */
const Retested = ({ probe, before }: { probe: ToldProbe; before: string | null }) => {
  const current = useAnswer('probe/get', { probeId: probe.id }, ['probe'])
  const { report, state, sentence } = current.value ?? probe
  if (report)
    return (
      <>
        <p>{words('retest.score', { score: scoreText(report.score, uiLocale.value) })}</p>
        <LinkButton
          variant="primary"
          wide
          href={`/report.html${before === null ? reportHref(report.id) : compareHref(before, report.id)}`}
          target="_blank"
          data-testid="see-gain"
        >
          {words(before === null ? 'retest.report' : 'retest.gain')}
        </LinkButton>
      </>
    )
  const running = probe.isReadFromPage ? 'retest.running' : 'retest.running-own'
  return <p>{sentence ?? words(state === 'unknown' ? 'retest.unknown' : running)}</p>
}

/** Everything is visible: the same message once more, through the same relay. */
export const CompletePart = ({ plan }: { plan: Plan }) => {
  const retest = useAnswer('retest/get', { reportId: plan.reportId }, ['probe', 'relays'])
  const begin = useRequest('retest/begin')
  const [begun, setBegun] = useState<{ probe: ToldProbe | null } | null>(null)
  const key = useRef<string>(crypto.randomUUID())
  const relay = retest.value?.relay ?? null
  const run = async () => {
    if (begin.isRunning) return
    const answer = await begin.run({ reportId: plan.reportId, idempotencyKey: key.current })
    if (answer.ok) {
      setBegun(answer.value)
      // What follows is another mail.
      key.current = crypto.randomUUID()
    }
  }
  return (
    <section class="card step-card complete" data-testid="all-visible">
      <div>
        <h2>
          <Icon name="check" /> {words('complete.title')}
        </h2>
        <p>{words('complete.text')}</p>
      </div>
      <div class="stack" role="status">
        {begun?.probe ? <Retested probe={begun.probe} before={plan.reportId} /> : null}
        {begun && !begun.probe ? <p>{words('retest.opened')}</p> : null}
      </div>
      {begin.failure ? <FailureNotice failure={begin.failure} /> : null}
      {retest.value && !begun?.probe ? (
        <>
          <Button
            variant="primary"
            wide
            aria-disabled={begin.isRunning}
            onClick={() => void run()}
            data-testid="test-again"
          >
            {words(retest.value.tab || retest.value.isDirect ? 'retest.send' : 'retest.open')}
          </Button>
          {relay ? <p class="soft">{words('retest.through', { relay: relay.name })}</p> : null}
          {retest.value.isDirect ? (
            <p class="soft">
              {retest.value.isPractice
                ? words('retest.practice')
                : words('retest.own', { tester: retest.value.testerName })}
            </p>
          ) : null}
          {retest.value.quota?.left === 0 ? <p class="soft">{words('retest.no-test-left')}</p> : null}
        </>
      ) : null}
    </section>
  )
}

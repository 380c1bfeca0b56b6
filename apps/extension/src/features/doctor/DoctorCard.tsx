import { useState } from 'preact/hooks'
import type { Doctor, DoctorStep } from '../../messaging/answers.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StepList, type StepItem, type StepState } from '../../ui/StepList.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Advice } from './Advice.tsx'
import { doctorWords as words } from './words.ts'

const STATES: Record<DoctorStep['outcome'], StepState> = { passed: 'done', failed: 'failed', 'not-reached': 'upcoming' }

const skewText = (minutes: number): string =>
  minutes > 0 ? words('skew-ahead', { count: minutes }) : words('skew-behind', { count: -minutes })

const itemOf = ({ step, outcome, facts }: DoctorStep): StepItem => ({
  key: step,
  label: words(`step-${step}`),
  state: STATES[outcome],
  stateLabel: words(outcome),
  detail:
    step === 'clock'
      ? outcome === 'failed'
        ? skewText(Number(facts.minutes))
        : undefined
      : Object.values(facts).join(' · ') || undefined,
})

const Verdict = ({ doctor }: { doctor: Doctor }) => {
  const isWell = doctor.steps.every(({ outcome }) => outcome === 'passed')
  if (isWell)
    return (
      <Notice tone="good">
        <p>{words('all-well')}</p>
      </Notice>
    )
  return doctor.sentence ? (
    <Notice tone="bad">
      <p>{doctor.sentence}</p>
      <Advice apiUrl={doctor.apiUrl} code={doctor.code} />
    </Notice>
  ) : null
}

/** The connection doctor: tells apart, as far as a browser lets us, what stands between here and the API. */
export const DoctorCard = () => {
  const examine = useRequest('doctor/run')
  const [doctor, setDoctor] = useState<Doctor | null>(null)
  const run = async () => {
    const answer = await examine.run({})
    setDoctor(answer.ok ? answer.value : null)
  }
  return (
    <div class="card stack" id="doctor">
      <div>
        <h3>{words('title')}</h3>
        <p class="soft">{words('text')}</p>
      </div>
      <div class="row">
        <Button aria-disabled={examine.isRunning} onClick={() => void run()} data-testid="doctor-run">
          {words(examine.isRunning ? 'running' : 'run')}
        </Button>
      </div>
      {examine.failure ? <FailureNotice failure={examine.failure} /> : null}
      <div role="status" class="stack">
        {doctor && !examine.isRunning ? (
          <>
            <Verdict doctor={doctor} />
            <StepList label={words('steps')} items={doctor.steps.map(itemOf)} />
          </>
        ) : null}
      </div>
    </div>
  )
}

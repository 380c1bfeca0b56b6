import { useState } from 'preact/hooks'
import type { Session } from '../../messaging/answers.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { DevicesCard } from '../devices/DevicesCard.tsx'
import { DoctorCard } from '../doctor/DoctorCard.tsx'
import { ConfirmDialog } from '../session/ConfirmDialog.tsx'
import { takeSession } from '../session/start-page.ts'
import { Section } from '../settings/Section.tsx'
import { optionsWords } from '../settings/words.ts'
import { Paired } from './Paired.tsx'
import { PairingForm } from './PairingForm.tsx'
import { typedHost } from './typed-host.ts'
import { pairingWords as words } from './words.ts'

const Forget = ({ host }: { host: string }) => {
  const [isAsking, setAsking] = useState(false)
  const forget = useRequest('pairing/forget')
  const confirm = async () => {
    const answer = await forget.run({})
    setAsking(false)
    if (answer.ok) takeSession(answer.value)
  }
  return (
    <div class="row">
      <Button small onClick={() => setAsking(true)} data-testid="forget">
        {words('forget')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={words('forget-question')}
          confirm={words('forget-confirm')}
          isRunning={forget.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={() => void confirm()}
        >
          {words('forget-text', { host })}
        </ConfirmDialog>
      ) : null}
    </div>
  )
}

/** The API this browser is connected with, the devices it knows, and what to do when it stays silent. */
export const ConnectionSection = ({ current }: { current: Session }) => (
  <Section id="connection" title={optionsWords('connection')}>
    <div class="card stack">
      {current.isPaired ? (
        <>
          <Paired session={current} />
          <Forget host={typedHost(current.apiUrl ?? '')?.host ?? ''} />
        </>
      ) : (
        <PairingForm />
      )}
    </div>
    {current.isPaired ? <DevicesCard /> : null}
    {current.isPaired ? <DoctorCard /> : null}
  </Section>
)

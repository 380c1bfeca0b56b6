import type { Session } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import { DevicesCard } from '../devices/DevicesCard.tsx'
import { DoctorCard } from '../doctor/DoctorCard.tsx'
import { AskFirst } from '../session/AskFirst.tsx'
import { takeSession } from '../session/start-page.ts'
import { focusSection, Section } from '../settings/Section.tsx'
import { optionsWords } from '../settings/words.ts'
import { Paired } from './Paired.tsx'
import { PairingForm } from './PairingForm.tsx'
import { typedHost } from './typed-host.ts'
import { pairingWords as words } from './words.ts'

const Forget = ({ host }: { host: string }) => {
  const forget = async () => {
    const answer = await send('pairing/forget', {})
    if (answer.ok) takeSession(answer.value)
    return answer
  }
  return (
    <div class="row">
      <AskFirst
        label={words('forget')}
        variant="secondary"
        title={words('forget-question')}
        text={words('forget-text', { host })}
        confirm={words('forget-confirm')}
        run={forget}
        focusAfterwards={() => focusSection('connection')}
        data-testid="forget"
      />
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

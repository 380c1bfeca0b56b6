import type { Session } from '../../messaging/answers.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { planWords as words } from './plan-words.ts'

/** What stands before the first plan: consent, then an API that makes it. */
export const NotReady = ({ session }: { session: Session }) => {
  const obstacle = session.consentedAt === null ? 'no-consent' : 'not-paired'
  return (
    <section class="card stack">
      <h1>{words('start.title')}</h1>
      <p>{words(obstacle)}</p>
      <div>
        <LinkButton variant="primary" href="/onboarding.html" target="_blank">
          {words(`${obstacle}-do`)}
        </LinkButton>
      </div>
    </section>
  )
}

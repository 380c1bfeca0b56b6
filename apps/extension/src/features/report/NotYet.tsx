import type { Session } from '../../messaging/answers.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { pageWords } from '../probe/popup-words.ts'
import { commonWords } from '../session/words.ts'

/** What stands before the first report: consent, then a server to keep it on. */
export const NotYet = ({ session }: { session: Session }) => {
  const { say } = pageWords()
  const obstacle = session.consentedAt === null ? 'no-consent' : 'not-paired'
  return (
    <section class="card stack">
      <h1>{commonWords('history')}</h1>
      <p>{say(obstacle)}</p>
      <div>
        <LinkButton variant="primary" href="/onboarding.html">
          {say(`${obstacle}-do`)}
        </LinkButton>
      </div>
    </section>
  )
}

import type { PlanAnswer } from './ask-plan.ts'
import type { Account, OracleCase } from './cases.ts'
import type { Delivery } from './judges/judge.ts'
import { bounceTargets, sendsInOwnName } from './services.ts'
import { submitMail } from '../servers/submit-mail.ts'
import { writeMail } from '../servers/sample-mail.ts'

/** Where messages go: what arrives there was signed on the way. */
const SINK_DOMAIN = 'receiver.example'

/**
 * MAIL FROM as the service writes it: in the sender’s own name where it always does, below the sender’s domain where the
 * plan has a record for that, with a domain of its own otherwise.
 */
export function returnPath({ service, from }: Account, { domain }: OracleCase, plan: PlanAnswer): string {
  if (sendsInOwnName(service)) return from
  const targets = bounceTargets(service)
  const edits = plan.steps.filter(({ later }) => !later).flatMap((step) => step.edits)
  const own = edits.find(
    ({ name, type, after }) =>
      name.endsWith(`.${domain}`) &&
      !name.includes('_domainkey') &&
      ((type === 'CNAME' && targets.some((target) => after.includes(target) || after.includes(`${target}.`))) ||
        (type === 'TXT' && after.some((text) => text.startsWith('v=spf1')) && name !== domain)),
  )
  return `bounce-${service.provider.id}@${own?.name ?? service.bounceDomain}`
}

/** Sends one message through the relay, which signs it as the service does. */
export async function send(account: Account, asked: OracleCase, mailFrom: string, relayPort: number): Promise<void> {
  await submitMail({
    port: relayPort,
    security: 'none',
    serverName: 'localhost',
    ca: '',
    from: mailFrom,
    to: [recipientOf(account, asked)],
    message: writeMail({ from: account.from, to: 'someone@receiver.example' }),
  })
}

/** Tells the messages apart where they arrive. */
export const recipientOf = ({ service }: Account, { number }: OracleCase): string =>
  `${number}-${service.provider.id}@${SINK_DOMAIN}`

/** The message as a receiver would have got it from the service itself. */
export function deliveryOf({ service, ip }: Account, source: Buffer, mailFrom: string): Delivery {
  return { source, ip, mailFrom, helo: `out.${service.bounceDomain}` }
}

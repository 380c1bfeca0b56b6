import { nameKey } from '@bienrecu/audit/resolver'
import { toALabels } from '@bienrecu/audit/spf/a-label'
import { boundedResolver } from './bounded-resolver.ts'
import { collectMessage } from './collect-message.ts'
import type { JudgePorts } from './judge-ports.ts'
import type { Sending } from './letter.ts'

/**
 * Asks what will have to be asked about a message that is on its way, as far as its envelope tells: most come from an address of
 * the author’s domain. The answers wait in the cache; what the message says otherwise is asked once it is there. Rejects only for
 * a fault of ours.
 */
export const expectSender = async (
  { ip, helo, mailFrom }: Sending,
  { resolver, lists = null, shares }: JudgePorts,
): Promise<void> => {
  const domain = mailFrom?.slice(mailFrom.lastIndexOf('@') + 1) ?? ''
  if (!shares || domain === '') return
  const message = { ip, helo, mailFrom, fromDomain: nameKey(toALabels(domain)), signatures: [] }
  const bounded = boundedResolver(resolver)
  try {
    await shares.expected(JSON.stringify([message, lists]), bounded, async (asked) => {
      await collectMessage({ resolver: asked, message, lists })
    })
  } finally {
    bounded.close()
  }
}

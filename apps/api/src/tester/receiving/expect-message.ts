import type { Log } from '../../log.ts'
import type { Database } from '../../storage/database.ts'
import type { TesterConfig } from '../../tester-config.ts'
import type { ReadableAddress } from '../addresses/read-address.ts'
import type { Sending } from '../judging/letter.ts'
import type { JudgeQueue } from '../results/judge-queue.ts'
import { senderOf } from './sender-of.ts'
import type { Client } from './speak-smtp.ts'
import { withAsciiDomain } from './with-ascii-domain.ts'

export interface ExpectMessageDeps {
  database: Database
  log: Pick<Log, 'warn'>
  tester: Pick<TesterConfig, 'domain' | 'host'>
  queue: Pick<JudgeQueue, 'isIdle'>
  /** Asks beforehand about the sender of a message that is on its way. */
  expect: (sender: Sending) => void
}

/**
 * Has the judge look forward to a message whose recipient was accepted: what the DNS says of its sender is asked while it comes.
 * Not while others are being judged, whose turn comes first; nor about the practice domain, which exists on this machine alone.
 */
export const createExpectMessage =
  ({ database, log, tester, queue, expect }: ExpectMessageDeps, kind: 'smtp' | 'lmtp') =>
  ({ localPart }: ReadableAddress, { address: ip, helo, mailFrom, isForwarded }: Client): void => {
    const isTold = kind === 'smtp' || isForwarded // else the real client stands in the message
    if (!isTold || !queue.isIdle()) return
    try {
      const { isPractice } = senderOf(database, `${localPart}@${tester.domain}`, { ip, host: tester.host })
      if (!isPractice) expect({ ip, helo, mailFrom: withAsciiDomain(mailFrom) })
    } catch (err) {
      log.warn({ err }, 'nothing asked beforehand') // the message itself is told what is wrong
    }
  }

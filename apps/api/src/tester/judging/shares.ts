import type { ContentEvidence } from '@bienrecu/audit/content/evidence'
import type { Sender } from './find-sender.ts'
import { createShare, type Share, type ShareOptions } from './share.ts'
import type { SharedKey } from './verify-dkim.ts'

/** What was found out about senders, their keys and the hosts of links. */
export interface Shares {
  readonly senders: Share<Sender>
  readonly keys: Share<SharedKey>
  readonly linkLists: Share<ContentEvidence['linkLists']>
  /** Senders whose message was on its way: nothing but that the answers are there. */
  readonly expected: Share<void>
}

/** Nothing is known yet. */
export const createShares = (options: ShareOptions): Shares => ({
  senders: createShare(options),
  keys: createShare(options),
  linkLists: createShare(options),
  expected: createShare(options),
})

import type { Deps, Feature } from '../app.ts'
import { AppError } from '../app-error.ts'
import { createResolveHost, IMAP_PORTS, type LookUpHost } from '../smtp/resolve-host.ts'
import { type CheckMailbox, createCheckMailbox } from './check-mailbox.ts'
import { type CopyRetryPolicy, copyRetryPolicy } from './copy-retry.ts'
import { createCopyToSent } from './copy-to-sent.ts'
import { createWithMailbox } from './imap-client.ts'
import { IMAP_TIMEOUTS, type ImapTimeouts } from './imap-timeouts.ts'
import { type AccessTokenOf, createOpenMailbox } from './open-mailbox.ts'
import { mailboxRoutes } from './routes.ts'
import { createRunSentCopy } from './run-sent-copy.ts'
import { createSentCopies, type SentCopies } from './sent-copies.ts'
import { createSentCopyClaims } from './sent-copy-claims.ts'

export interface MailboxOptions {
  lookUp: LookUpHost
  /** Names this process among those that work on copies. */
  worker: string
  accessTokenOf?: AccessTokenOf
  timeouts?: ImapTimeouts
  retryPolicy?: CopyRetryPolicy
  patience?: number
}

/** Everything about mailboxes, plugged together. */
export interface Mailboxes {
  checkMailbox: CheckMailbox
  sentCopies: SentCopies
  features: Feature[]
}

const PATIENCE = 5_000 // ms a provider gets to file by itself
const LEASE_MARGIN = 30_000 // ms that a lease outlives an attempt

const noToken: AccessTokenOf = () => Promise.reject(new AppError('imap-password-missing'))

export const createMailboxes = (deps: Deps, options: MailboxOptions): Mailboxes => {
  const { lookUp, worker, accessTokenOf = noToken, timeouts = IMAP_TIMEOUTS } = options
  const { retryPolicy = copyRetryPolicy, patience = PATIENCE } = options
  const resolveHost = createResolveHost({ lookUp, allowed: deps.config.allowedPrivateHosts, ports: IMAP_PORTS })
  const withMailbox = createWithMailbox({ resolveHost, timeouts })
  const openMailbox = createOpenMailbox({ ...deps, accessTokenOf })
  const imap = { ...deps, withMailbox, openMailbox }
  const checkMailbox = createCheckMailbox({ ...imap, longest: timeouts.wholeCheck })
  const copyToSent = createCopyToSent({ ...imap, longest: timeouts.wholeCopy })
  const claims = createSentCopyClaims(deps.database, {
    now: deps.now,
    worker,
    lease: timeouts.wholeCopy + LEASE_MARGIN,
  })
  const runSentCopy = createRunSentCopy({ ...deps, claims, copyToSent, retryPolicy, patience })
  return {
    checkMailbox,
    sentCopies: createSentCopies({ ...deps, claims, runSentCopy }),
    features: [mailboxRoutes({ ...deps, checkMailbox })],
  }
}

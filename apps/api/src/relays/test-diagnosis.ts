import type { Resolver } from '@bienrecu/audit/resolver'
import { isOwnDomain, mailProvider, providersOfServer } from '@bienrecu/knowledge/mail-providers'
import { replyRule } from '@bienrecu/knowledge/smtp-replies'
import { domainOf, type ErrorCode, type FailureCause, type ToldText } from '@bienrecu/shared'
import type { AppError } from '../app-error.ts'
import { createSay } from '../locales/say.ts'
import { usernameFor, usernameFormOf } from '../presets/username-form.ts'
import { withDeadline } from '../smtp/deadline.ts'
import type { Dial } from '../smtp/dial.ts'
import type { RelayTarget } from '../smtp/relay-target.ts'
import { SmtpFailure } from '../smtp/smtp-failure.ts'
import { explainFailure } from './explain-failure.ts'
import type { RelayRow } from './relay.ts'
import { createFindMailHost } from './test-mail-host.ts'
import { createFindOtherPort, type OtherPort } from './test-other-port.ts'

export interface Diagnosis {
  code: ErrorCode
  params: AppError['params']
  cause: FailureCause
}

export interface DiagnoseDeps {
  dial: Dial
  resolver: Resolver
  /** What else to try when a port is shut. */
  otherPorts?: readonly OtherPort[] | undefined
}

export interface Diagnosed {
  failure: AppError
  row: RelayRow
  target: RelayTarget
  signal: AbortSignal
}

const LONGEST = 3_000 // ms
const NOTHING_FOUND = { is: 'nothing-to-say' } as const

/** The domain whose mailbox is meant. */
const domainFor = ({ username, from_address: from }: RelayRow): string =>
  domainOf(username?.includes('@') ? username : from).toLowerCase()

const explain = (
  failure: AppError,
  { row, isCertain = true }: { row: RelayRow; isCertain?: boolean },
): FailureCause => {
  const cause = explainFailure({ error: failure, providerId: row.provider_id, host: row.host, domain: domainFor(row) })
  return isCertain ? cause : { ...cause, isCertain }
}

/** A refusal that does not say why: the same words for a wrong password, a wrong name, a wrong server. */
const isVague = (failure: AppError, { id }: FailureCause): boolean =>
  failure.code === 'smtp-auth-failed' && (id === failure.code || replyRule(id)?.category === 'auth_password')

/** A user name that cannot be right, by its form. */
const usernameFault = (failure: AppError, row: RelayRow): { failure: SmtpFailure; isCertain: boolean } | null => {
  const { username, host, from_address: from } = row
  const domain = domainFor(row)
  const provider = (row.provider_id && mailProvider(row.provider_id)) || providersOfServer(host, domain)[0]
  if (!provider || username === null) return null
  const form = usernameFormOf(provider)
  const isAddress = username.includes('@')
  const expected = usernameFor(form, isAddress ? username : `${username}@${domainOf(from)}`)
  const isFitting = form.kind === 'literal' ? username === expected : isAddress === (form.kind === 'full-address')
  // Where only the part before the @ is wanted, an address of another domain is in the wrong place altogether.
  const isElsewhere = form.kind === 'local-part' && isAddress && !isOwnDomain(provider, domain)
  if (expected === null || isFitting || isElsewhere) return null
  const params = { host, provider: provider.name, expected }
  const isCertain = form.kind === 'literal' && provider.confidence.auth !== 'memory'
  return { failure: new SmtpFailure('smtp-username-form', { cause: failure, params }), isCertain }
}

const both = (first: ToldText | null, second: ToldText): ToldText =>
  first === null ? second : { en: `${first.en} ${second.en}`, fr: `${first.fr} ${second.fr}` }

const diagnosis = ({ code, params }: AppError, cause: FailureCause): Diagnosis => ({ code, params, cause })

/**
 * Finds the cause behind the failure of a test: another port of the server that works, a user name of the wrong form, a
 * domain whose mailboxes are elsewhere. Where none of these is found, what the failure says itself.
 */
export const createDiagnose = ({ dial, resolver, otherPorts }: DiagnoseDeps) => {
  const findOtherPort = createFindOtherPort(dial, otherPorts)
  const findMailHost = createFindMailHost(resolver)

  return async ({ failure, row, target, signal }: Diagnosed): Promise<Diagnosis> => {
    const plain = explain(failure, { row })
    const otherPort = await findOtherPort(failure, target, signal)
    if (otherPort !== null) return diagnosis(otherPort, explain(otherPort, { row }))
    const isSignIn = isVague(failure, plain)
    if (!isSignIn && failure.code !== 'host-not-found') return diagnosis(failure, plain)
    const username = isSignIn ? usernameFault(failure, row) : null
    if (username !== null) return diagnosis(username.failure, explain(username.failure, { row, ...username }))
    const domain = domainFor(row)
    const question = { failure, host: row.host.toLowerCase(), domain }
    const limits = { milliseconds: LONGEST, signal, late: () => failure }
    const found = await withDeadline(findMailHost(question), limits).catch(() => NOTHING_FOUND) // it is only asked in addition
    if (found.is === 'elsewhere') return diagnosis(found.failure, explain(found.failure, { row, ...found }))
    if (found.is === 'nothing-to-say') return diagnosis(failure, plain)
    const say = (locale: 'en' | 'fr') => createSay(locale)('fix.gateway', { domain, gateway: found.gateway })
    return diagnosis(failure, { ...plain, fix: both(plain.fix, { en: say('en'), fr: say('fr') }) })
  }
}

export type Diagnose = ReturnType<typeof createDiagnose>

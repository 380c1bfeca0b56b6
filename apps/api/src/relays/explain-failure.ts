import { type MailProvider, mailProvider, providersOfServer } from '@bienrecu/knowledge/mail-providers'
import { explainConnectionError, explainReply, type ReplyExplanation } from '@bienrecu/knowledge/smtp-replies'
import {
  errorSentence,
  type ErrorCode,
  type ErrorParams,
  type FailureCause,
  fillPlaceholders,
  SIGN_IN_ERROR_CODES,
  type ToldText,
} from '@bienrecu/shared'
import type { AppError } from '../app-error.ts'
import { createSay, type Word } from '../locales/say.ts'
import { replyOf } from '../smtp/smtp-failure.ts'
import { systemCode } from '../smtp/system-code.ts'
import { actorFor, natureOf } from './failure-nature.ts'

export interface FailureToExplain {
  error: AppError
  /** Values for the sentence; those of the error unless given. */
  params?: ErrorParams
  /** The preset the relay was made from, where there is one. */
  providerId?: string | null | undefined
  /** The server that was spoken to: a known one tells its provider. */
  host?: string | null | undefined
  /** The domain of the user’s address. */
  domain?: string | null | undefined
}

const told = (say: (locale: 'en' | 'fr') => string): ToldText => ({ en: say('en'), fr: say('fr') })

const SIGN_IN_CODES: ReadonlySet<ErrorCode> = new Set(SIGN_IN_ERROR_CODES)

/** The failure with the values its sentences are filled with. */
type Failure = Pick<AppError, 'code' | 'params' | 'cause'>

const sentenceOf = ({ code, params }: Failure): ToldText => told((locale) => errorSentence(code, locale, params))

/** How to repair what the sentence of a code does not say itself. */
const FIXES: Partial<Record<ErrorCode, Word>> = {
  'host-not-found': 'fix.host-not-found',
  'smtp-timeout': 'fix.smtp-timeout',
  'smtp-recipient-refused': 'fix.smtp-recipient-refused',
  'smtp-wrong-host': 'fix.smtp-wrong-host',
  'tls-certificate-wrong-name': 'fix.tls-certificate-wrong-name',
  'tls-failed': 'fix.tls-failed',
}

const fixOf = ({ code, params }: Failure): ToldText | null => {
  const isUnnamed = code === 'smtp-wrong-host' && params['expectedHost'] === undefined
  const word = isUnnamed ? 'fix.smtp-wrong-host-unnamed' : FIXES[code]
  return word === undefined ? null : told((locale) => createSay(locale)(word, params))
}

const providerFor = ({ providerId, host, domain }: FailureToExplain): MailProvider | null => {
  const chosen = providerId ? mailProvider(providerId) : null
  return chosen ?? (host ? (providersOfServer(host, domain ?? '')[0] ?? null) : null)
}

/** Only our own code is known. */
const plainCause = (error: Failure): FailureCause => {
  const [kind, actor] = natureOf(error.code)
  return {
    id: error.code,
    class: kind,
    code: error.code,
    params: error.params,
    isCertain: true,
    actor,
    text: sentenceOf(error),
    fix: fixOf(error),
    url: null,
  }
}

/** Where a provider explains the password that a program needs. */
const passwordPage = (provider: MailProvider | null): string | null =>
  provider?.prerequisites.find(({ url }) => url !== undefined)?.url ?? provider?.help[0]?.url ?? null

const isAboutSigningIn = (category: string): boolean => category.startsWith('auth_')

/**
 * What refuses a password says so in words that everybody uses. Said by a server that is not known to be the provider's,
 * its advice would send the user to the wrong place.
 */
const adviceOf = ({ rule, isAtHome }: ReplyExplanation, error: Failure, reply: string) => {
  if (isAtHome || rule.category !== 'auth_password') return { text: rule.cause, fix: rule.fix, url: rule.url ?? null }
  const general = explainReply({ reply, provider: 'generic' })?.rule
  return { text: sentenceOf(error), fix: general?.fix ?? null, url: null }
}

const replyCause = (error: Failure, reply: string, provider: MailProvider | null): FailureCause | null => {
  const explanation = explainReply({ reply, provider: provider?.id })
  if (explanation === null) return null
  const { rule, isCertain } = explanation
  const { text, fix, url } = adviceOf(explanation, error, reply)
  const [, usualActor] = natureOf(error.code)
  return {
    ...plainCause(error),
    id: rule.id,
    class: rule.temporary || reply.startsWith('4') ? 'temporary' : 'permanent',
    isCertain,
    actor: actorFor(rule.category) ?? usualActor,
    text,
    fix,
    url: url ?? (isAboutSigningIn(rule.category) ? passwordPage(provider) : null),
  }
}

/** Nobody knows what it says, but its first digit says whether to come again (RFC 5321 §4.2.1). */
const unknownReplyCause = (error: Failure, reply: string): FailureCause => ({
  ...plainCause(error),
  class: reply.startsWith('4') ? 'temporary' : 'permanent',
})

/** Errors that Node kept of the attempts on several addresses, or the one there was. */
const codesOf = (cause: unknown): readonly string[] => {
  const all: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  return all.map(systemCode).filter((code) => code !== null)
}

/** What the error of the system would have been, where we found out by ourselves. */
const USUAL_ERRNO: Partial<Record<ErrorCode, string>> = {
  'smtp-refused': 'ECONNREFUSED',
  'smtp-unreachable': 'ETIMEDOUT',
  'smtp-closed': 'ECONNRESET',
  'host-not-found': 'ENOTFOUND',
}

/** Codes that say less than the table of connection errors; those of certificates say more. */
const EXPLAINED: ReadonlySet<ErrorCode> = new Set([
  'smtp-refused',
  'smtp-unreachable',
  'smtp-closed',
  'host-not-found',
  'tls-certificate-untrusted',
  'tls-failed',
])

const connectionCause = (error: Failure, domain: string): FailureCause | null => {
  if (!EXPLAINED.has(error.code)) return null
  const seen = codesOf(error.cause)
  const text = error.cause instanceof Error ? error.cause.message : ''
  const known = (seen.length > 0 ? seen : [USUAL_ERRNO[error.code]])
    .map((errno) => explainConnectionError({ errno, text }))
    .find((explanation) => explanation !== null)
  if (!known) return null
  const fix = told((locale) => fillPlaceholders(known.fix[locale], { domain }))
  return { ...plainCause(error), id: known.id, fix: fixOf(error) ?? fix }
}

/**
 * Says what a failed conversation with a mail server is about, who can repair it, and how: by what the server said, as far
 * as its reply is a known one, else by the error of the connection, else by our own code.
 */
export const explainFailure = (given: FailureToExplain): FailureCause => {
  const { error, params = error.params, domain } = given
  const failure: Failure = { code: error.code, params, cause: error.cause }
  // Once the provider has been asked, its word about the sign-in says more than the reply of its mail server.
  if (SIGN_IN_CODES.has(error.code)) return plainCause(failure)
  const reply = replyOf(error)
  if (reply === null) return connectionCause(failure, domain ?? 'example.org') ?? plainCause(failure)
  return replyCause(failure, reply, providerFor(given)) ?? unknownReplyCause(failure, reply)
}

/*
 * XOAUTH2 as Google and Microsoft describe it: the token instead of the password, in one line. A server that refuses it may
 * first say 334 with a JSON error, which wants an empty line in answer; nodemailer sends that, and then asks for another
 * token, at once. Ours is renewed only when the refusal is known to be final, and at most once.
 */
import XOAuth2 from 'nodemailer/lib/xoauth2'
import { SIGN_IN_ERROR_CODES } from '@bienrecu/shared'
import { z } from 'zod'
import { AppError } from '../app-error.ts'
import type { Secret } from '../secrets/secret.ts'
import { isAnswer } from './nodemailer-fault.ts'
import type { RelayTarget, TokenCredentials } from './relay-target.ts'
import { replyOf, SmtpFailure } from './smtp-failure.ts'
import type { Limits, SmtpLink } from './smtp-link.ts'

interface TokenLogin {
  link: SmtpLink
  target: RelayTarget
  credentials: TokenCredentials
  limits: Limits
}

const SignInCode = z.enum(SIGN_IN_ERROR_CODES)

const WORN_OUT: ReadonlySet<string> = new Set(['smtp-auth-failed'])

/** What the server said last, when nodemailer comes back for another token. */
const refusedWith = (reply: string | false): Error =>
  Object.assign(new Error('token refused'), { response: reply || '' })

const loginWith = async ({ link, credentials, limits }: TokenLogin, token: Secret): Promise<void> => {
  const { connection } = link
  const { username: user } = credentials
  const oauth2 = new XOAuth2({
    user,
    accessToken: token.reveal(),
    provisionCallback: (_user, _isRenewal, done) => done(refusedWith(connection.lastServerResponse)),
  })
  const login = link.ask<true>((done) =>
    connection.login({ method: 'XOAUTH2', user, oauth2 }, (error) => done(error, error ? undefined : true)),
  )
  try {
    await link.within(limits, login)
  } catch (error) {
    if (!isAnswer(error)) link.destroy()
    throw link.faultOf(error, { question: 'auth', isAuthenticated: false })
  }
}

/** Another token for one that was refused. A sign-in that is over is the reason for the refusal, and is told with it. */
const renewed = async ({ credentials, limits }: TokenLogin, refused: Secret, reply: string | null) => {
  try {
    return await credentials.renew(refused, limits.signal)
  } catch (error) {
    const code = error instanceof AppError ? SignInCode.safeParse(error.code) : null
    if (!(error instanceof AppError) || !code?.success) throw error
    throw new SmtpFailure(code.data, { params: error.params, reply, cause: error })
  }
}

const isRefusal = (error: unknown): error is SmtpFailure => error instanceof SmtpFailure && WORN_OUT.has(error.code)

/** The token is as good as it can be: the mailbox, or sending from it, is what the server does not allow. */
const notAllowed = ({ target: { host }, credentials: { username } }: TokenLogin, cause: SmtpFailure): SmtpFailure =>
  new SmtpFailure('sign-in-token-refused', { params: { host, username }, reply: replyOf(cause), cause })

/**
 * Signs in with a token, and with a renewed one if the server refuses the first. Rejects with the `sign-in-…` codes, and
 * with what `SmtpSession.authenticate` rejects with.
 */
export const loginWithToken = async (login: TokenLogin): Promise<void> => {
  const { accessToken } = login.credentials
  try {
    return await loginWith(login, accessToken)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const token = await renewed(login, accessToken, replyOf(error))
    if (!login.link.isAlive()) throw notAllowed(login, error)
    try {
      return await loginWith(login, token)
    } catch (again) {
      throw isRefusal(again) ? notAllowed(login, again) : again
    }
  }
}

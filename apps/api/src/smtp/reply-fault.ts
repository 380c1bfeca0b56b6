import type { SmtpErrorCode } from '@bienrecu/shared'
import type { SmtpReply } from './smtp-reply.ts'

/** What the server was answering. `body`: the reply to the final dot. */
export type Question = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body'

interface Circumstances {
  question: Question
  isAuthenticated: boolean
}

const isTemporary = ({ code }: SmtpReply): boolean => code < 500

/*
 * Exchange Online says 5.7.139 both for "password sign-in is switched off" (SmtpClientAuthentication, basic authentication,
 * security defaults) and for a wrong password; only the text tells them apart.
 */
const isSwitchedOff = ({ enhanced, text }: SmtpReply): boolean =>
  /SmtpClientAuthentication is disabled/i.test(text) ||
  (enhanced === '5.7.139' && !/credentials were incorrect/i.test(text))

// 450 with a security status is how Postgrey, milter-greylist and rspamd answer; others only say it in words.
const isGreylisting = ({ code, enhanced, text }: SmtpReply): boolean =>
  (code === 450 && enhanced?.startsWith('4.7.') === true) || (code < 500 && /gr[ae]y-?\s?list/i.test(text))

// Postfix refuses the sender at RCPT TO (smtpd_delay_reject), Exchange after the message: only the words name the culprit.
const isAboutSender = ({ enhanced, text }: SmtpReply): boolean =>
  enhanced === '5.7.60' ||
  /sender address rejected|not owned by user|send ?as ?denied|to send as this sender/i.test(text)

const AUTH_FAULTS: Readonly<Record<number, SmtpErrorCode>> = {
  502: 'smtp-auth-not-offered',
  503: 'smtp-auth-not-offered',
  504: 'smtp-auth-not-offered',
}

const authFault = (reply: SmtpReply): SmtpErrorCode => {
  if (isTemporary(reply)) return 'smtp-auth-temporary'
  if (isSwitchedOff(reply)) return 'smtp-auth-disabled'
  return AUTH_FAULTS[reply.code] ?? 'smtp-auth-failed'
}

const recipientFault = (reply: SmtpReply, isAuthenticated: boolean): SmtpErrorCode => {
  if (isAboutSender(reply)) return 'smtp-sender-refused'
  const isRelayingDenied = /relay(?:ing)? (?:access )?(?:denied|not permitted)|unable to relay/i.test(reply.text)
  return isRelayingDenied && !isAuthenticated ? 'smtp-auth-required' : 'smtp-recipient-refused'
}

const permanentFault = (reply: SmtpReply, { question, isAuthenticated }: Circumstances): SmtpErrorCode => {
  switch (question) {
    case 'greeting':
    case 'ehlo':
      return 'smtp-refused'
    case 'starttls':
      return 'tls-failed'
    case 'mail':
      return reply.code === 552 ? 'smtp-message-refused' : 'smtp-sender-refused' // 552: too large, RFC 1870 §6.1
    case 'rcpt':
      return recipientFault(reply, isAuthenticated)
    case 'auth':
      return authFault(reply)
    case 'data':
    case 'body':
      return isAboutSender(reply) ? 'smtp-sender-refused' : 'smtp-message-refused'
  }
}

/** Says what a refusal means: the reply codes of RFC 5321 §4.2, RFC 4954 §6, RFC 3463, and what servers make of them. */
export const replyFault = (reply: SmtpReply, circumstances: Circumstances): SmtpErrorCode => {
  const { question } = circumstances
  if (reply.code === 421) return 'smtp-busy'
  if (reply.code === 530 || reply.code === 538) return 'smtp-auth-required'
  if (question === 'auth') return authFault(reply)
  if (!isTemporary(reply)) return permanentFault(reply, circumstances)
  if (question === 'greeting') return 'smtp-busy'
  return isGreylisting(reply) ? 'smtp-greylisted' : 'smtp-temporary'
}

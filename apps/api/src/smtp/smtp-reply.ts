import type { Credentials } from './relay-target.ts'
import { SmtpFailure } from './smtp-failure.ts'

/** One reply of a server (RFC 5321 §4.2), all its lines. */
export interface SmtpReply {
  code: number
  /** Enhanced status code (RFC 3463), such as "5.7.139". */
  enhanced: string | null
  /** The lines with their codes, joined by line feeds. */
  text: string
}

const MAX_QUOTED = 512 // characters shown of a reply

/** Reads a complete reply; null when the text is not one. */
export const parseReply = (text: string): SmtpReply | null => {
  const match = /^([2-5]\d\d)[ -]?(?:(\d\.\d{1,3}\.\d{1,3})(?=\s|$))?/.exec(text)
  if (!match) return null
  return { code: Number(match[1]), enhanced: match[2] ?? null, text }
}

const joinedForms = (credentials: Credentials): readonly [secret: string, ...joined: string[]] => {
  const { username } = credentials
  if ('accessToken' in credentials) {
    const token = credentials.accessToken.reveal()
    return [token, `user=${username}\u0001auth=Bearer ${token}\u0001\u0001`]
  }
  const { password } = credentials
  return [password, `\0${username}\0${password}`, `${username}\0${username}\0${password}`]
}

/**
 * The forms in which credentials travel: as they are, in base64 (AUTH LOGIN), and together (AUTH PLAIN, RFC 4616;
 * AUTH XOAUTH2).
 */
export const secretForms = (credentials: Credentials | null): readonly string[] => {
  if (credentials === null) return []
  const [secret, ...joined] = joinedForms(credentials)
  const encoded = [...joined, secret].map((text) => Buffer.from(text).toString('base64'))
  // A server may leave the padding out; the longest form first, so that no part of one survives another's removal.
  return [...encoded.map((text) => text.replace(/=+$/, '')), secret]
    .filter((form) => form !== '')
    .toSorted((a, b) => b.length - a.length)
}

/** A reply fit to be shown and kept: one line, no control characters, secrets replaced, at most 512 characters. */
export const quoteReply = (text: string, secrets: readonly string[]): string => {
  const lines = text.split(/[\r\n]+/).map((part) => part.trim())
  const line = lines
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
  const masked = secrets.reduce((current, secret) => current.replaceAll(secret, '•••'), line)
  return masked.length > MAX_QUOTED ? `${masked.slice(0, MAX_QUOTED - 1)}…` : masked
}

/** The failure of a peer that does not speak SMTP. Its words are not shown: they may be another service's secrets. */
export const notSmtp = (params: { host: string; port: number }, cause?: unknown): SmtpFailure =>
  new SmtpFailure('smtp-not-smtp', { params, cause })

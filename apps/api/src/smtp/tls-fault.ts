import type { PeerCertificate } from 'node:tls'
import type { SmtpErrorCode } from '@bienrecu/shared'
import { SmtpFailure } from './smtp-failure.ts'
import { systemCode } from './system-code.ts'

/** When the handshake took place: where the TLS port should be, or after STARTTLS. */
export type TlsMoment = 'connect' | 'starttls'

const MAX_NAMES = 5
const MAX_NAMES_LENGTH = 200

// Codes of X509_verify_cert_error (OpenSSL) and of Node's own check of the name, as they stand in `error.code`.
const CERTIFICATE_FAULTS: Readonly<Record<string, SmtpErrorCode>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-certificate-self-signed',
  CERT_HAS_EXPIRED: 'tls-certificate-expired',
  CERT_NOT_YET_VALID: 'tls-certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-certificate-wrong-name',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-certificate-untrusted',
  CERT_CHAIN_TOO_LONG: 'tls-certificate-untrusted',
  CERT_REVOKED: 'tls-certificate-untrusted',
  CERT_UNTRUSTED: 'tls-certificate-untrusted',
  CERT_REJECTED: 'tls-certificate-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-certificate-untrusted',
  INVALID_CA: 'tls-certificate-untrusted',
  INVALID_PURPOSE: 'tls-certificate-untrusted',
  PATH_LENGTH_EXCEEDED: 'tls-certificate-untrusted',
}

const VERSION_FAULTS: ReadonlySet<string> = new Set([
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
])

// What OpenSSL says when the bytes it reads are text instead of a TLS record.
const NOT_TLS_FAULTS: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNKNOWN_PROTOCOL',
  'ERR_SSL_HTTP_REQUEST',
])

const hasCertificate = (error: unknown): error is Error & { cert: PeerCertificate } =>
  error instanceof Error && 'cert' in error && typeof error.cert === 'object' && error.cert !== null

/** Printable ASCII only: the names come from the peer. */
const clean = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?')

/** Names a certificate is good for, as one line; the subject's name when it has no alternative names. */
export const namesOf = ({ subjectaltname, subject }: Pick<PeerCertificate, 'subjectaltname' | 'subject'>): string => {
  const names = (subjectaltname ?? '')
    .split(', ')
    .map((part) => part.replace(/^(?:DNS|IP Address):/, ''))
    .filter((name) => name !== '')
  const shown = names.length > 0 ? names : [subject?.CN].flat().filter((name) => name !== undefined)
  const line = clean(shown.slice(0, MAX_NAMES).join(', ')).slice(0, MAX_NAMES_LENGTH)
  return shown.length > MAX_NAMES ? `${line}…` : line
}

const codeOf = (cause: string | null, moment: TlsMoment): SmtpErrorCode => {
  if (cause === null) return 'tls-failed'
  const fault = CERTIFICATE_FAULTS[cause]
  if (fault !== undefined) return fault
  if (VERSION_FAULTS.has(cause)) return 'tls-version-too-old'
  return NOT_TLS_FAULTS.has(cause) && moment === 'connect' ? 'smtp-port-expects-plain' : 'tls-failed'
}

/** The exact cause of a failed handshake, from what Node and OpenSSL report. */
export const tlsFault = (
  error: unknown,
  { moment, ...target }: { moment: TlsMoment; host: string; port: number },
): SmtpFailure => {
  const code = codeOf(systemCode(error), moment)
  const names = code === 'tls-certificate-wrong-name' && hasCertificate(error) ? { names: namesOf(error.cert) } : {}
  return new SmtpFailure(code, { cause: error, params: { ...target, ...names } })
}

import type { RelaySecurity } from './server-fields.ts'

/** The settings of a relay that decide who is shown its password. */
export interface PasswordRecipient {
  host: string
  port: number
  security: RelaySecurity
  username: string | null
  caCertificate: string | null
  certificatePin: string | null
}

/**
 * True when a kept password must not survive a change of settings: it belongs to one user on one server, and the new
 * settings could show it to somebody else. With TLS the certificate proves the server, on whatever port; another
 * authority would let another server prove to be that one. In clear nothing proves anything, so that a password never
 * comes to be sent in clear, or in clear to another port, without being typed for it.
 */
export const losesPassword = (before: PasswordRecipient, after: PasswordRecipient): boolean => {
  const isInClear = after.security === 'none'
  return (
    after.host !== before.host ||
    after.username !== before.username ||
    after.caCertificate !== before.caCertificate ||
    after.certificatePin !== before.certificatePin ||
    (isInClear && (before.security !== 'none' || after.port !== before.port))
  )
}

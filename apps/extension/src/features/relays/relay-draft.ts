import type {
  CreateRelay,
  FieldProblem,
  Relay,
  RelayAuthMethod,
  RelayHeader,
  RelaySecurity,
  UpdateRelay,
} from '@bienrecu/shared'
import { losesPassword } from '@bienrecu/shared/kept-password'

/** A relay as it stands in the form: texts as typed. The password lives here alone, and only while it is typed. */
export interface RelayDraft {
  name: string
  host: string
  port: string
  security: RelaySecurity
  authentication: boolean
  authMethod: RelayAuthMethod
  username: string
  password: string
  fromAddress: string
  fromName: string
  replyToAddress: string
  replyToName: string
  caCertificate: string
  certificatePin: string
  ehloName: string
  headers: readonly RelayHeader[]
  providerId: string | null
}

/** A field of the form, or one field of a row of headers, as the API points to it. */
export type DraftField = keyof RelayDraft | `headers/${number}/${keyof RelayHeader}`

/** RFC 8314 §3.3 for TLS, RFC 6409 §3.1 for submission, RFC 5321 for what is left. */
const USUAL_PORT: Record<RelaySecurity, string> = { tls: '465', starttls: '587', none: '25' }

export const EMPTY_DRAFT: RelayDraft = {
  name: '',
  host: '',
  port: USUAL_PORT.starttls,
  security: 'starttls',
  authentication: true,
  authMethod: 'auto',
  username: '',
  password: '',
  fromAddress: '',
  fromName: '',
  replyToAddress: '',
  replyToName: '',
  caCertificate: '',
  certificatePin: '',
  ehloName: '',
  headers: [],
  providerId: null,
}

/** The form of a stored relay; its password field is empty, because nobody can read the stored one. */
export const draftOf = (relay: Relay): RelayDraft => ({
  name: relay.name,
  host: relay.host,
  port: String(relay.port),
  security: relay.security,
  authentication: relay.authentication,
  authMethod: relay.authMethod,
  username: relay.username ?? '',
  password: '',
  fromAddress: relay.fromAddress,
  fromName: relay.fromName ?? '',
  replyToAddress: relay.replyToAddress ?? '',
  replyToName: relay.replyToName ?? '',
  caCertificate: relay.caCertificate ?? '',
  certificatePin: relay.certificatePin ?? '',
  ehloName: relay.ehloName ?? '',
  headers: relay.headers,
  providerId: relay.providerId,
})

/** Another security brings its usual port along, unless the port is one of the user’s own. */
export const withSecurity = (draft: RelayDraft, security: RelaySecurity): RelayDraft => {
  const isUsual = draft.port.trim() === '' || Object.values(USUAL_PORT).includes(draft.port.trim())
  return { ...draft, security, port: isUsual ? USUAL_PORT[security] : draft.port }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

// Anything but digits becomes a port that cannot be: the API then says what a port is.
const portOf = (text: string): number => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0)

const fieldsOf = (draft: RelayDraft): Omit<CreateRelay, 'password'> => ({
  name: draft.name,
  host: draft.host,
  port: portOf(draft.port),
  security: draft.security,
  authentication: draft.authentication,
  authMethod: draft.authMethod,
  username: orNull(draft.username),
  fromAddress: draft.fromAddress,
  fromName: orNull(draft.fromName),
  replyToAddress: orNull(draft.replyToAddress),
  replyToName: orNull(draft.replyToName),
  caCertificate: orNull(draft.caCertificate),
  certificatePin: orNull(draft.certificatePin),
  ehloName: orNull(draft.ehloName),
  headers: draft.headers.filter(({ name, value }) => name.trim() !== '' || value.trim() !== ''),
  providerId: draft.providerId,
})

const passwordOf = ({ password }: RelayDraft): { password?: string } => (password === '' ? {} : { password })

/** The body that adds a relay. */
export const toCreate = (draft: RelayDraft): CreateRelay => ({ ...fieldsOf(draft), ...passwordOf(draft) })

/** The body that changes a relay: only what is different, and the password if one was typed. */
export const toUpdate = (draft: RelayDraft, relay: Relay): UpdateRelay => {
  const before: Record<string, unknown> = { ...fieldsOf(draftOf(relay)) }
  const changed = Object.entries(fieldsOf(draft)).filter(
    ([field, value]) => JSON.stringify(before[field]) !== JSON.stringify(value),
  )
  return { ...Object.fromEntries(changed), ...passwordOf(draft) }
}

/** Whether saving erases the stored password: nobody but the user’s own server must be shown it. */
export const clearsPassword = (draft: RelayDraft, relay: Relay): boolean => {
  const { port, security } = draft
  const host = draft.host.trim().toLowerCase()
  const username = orNull(draft.username.trim())
  const after = {
    host,
    port: portOf(port),
    security,
    username,
    caCertificate: orNull(draft.caCertificate),
    certificatePin: orNull(draft.certificatePin.replaceAll(':', '').trim().toLowerCase()),
  }
  return relay.hasPassword && losesPassword(relay, after)
}

/** Whether a password has to be typed before saving makes sense. */
export const needsPassword = (draft: RelayDraft, relay: Relay | null): boolean =>
  draft.authentication &&
  draft.authMethod !== 'oauth2' &&
  draft.password === '' &&
  (!relay?.hasPassword || clearsPassword(draft, relay))

export type Faults = Partial<Record<DraftField, string>>

/** The faults that are left when these fields have been changed; a change in the headers forgives all their rows. */
export const withoutFaults = (faults: Faults, changes: Partial<RelayDraft>): Faults =>
  Object.fromEntries(Object.entries(faults).filter(([field]) => !((field.split('/')[0] ?? '') in changes)))

/** The sentences of the API beside the fields they speak of; the others are of the whole form. */
export const faultsByField = (errors: readonly FieldProblem[]): Faults =>
  Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(1), detail]))

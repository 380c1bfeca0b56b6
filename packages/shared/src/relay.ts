import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { fieldIssue, Id, lineOfText, Timestamp } from './field.ts'
import { Hostname } from './hostname.ts'
import { RelayHeader } from './relay-header.ts'
import { RelayImap } from './relay-imap.ts'
import { OAuthProvider, RelayOAuth } from './relay-oauth.ts'
import { RelayTest } from './relay-test.ts'
import { Password, Port, RelaySecurity } from './server-fields.ts'
import { ToldText } from './told-text.ts'

/** How to sign in. `auto`: the strongest that both know. `oauth2`: with a token of the provider (XOAUTH2). */
export const RelayAuthMethod = z.enum(['auto', 'plain', 'login', 'cram-md5', 'oauth2'])
export type RelayAuthMethod = z.infer<typeof RelayAuthMethod>

const CERTIFICATE = /^\s*(?:-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/
const CaCertificate = z
  .string()
  .max(65_536)
  .superRefine((pem, context) => {
    if (!CERTIFICATE.test(pem)) context.addIssue(fieldIssue('certificate-invalid'))
  })

/** As tools print it, with or without colons; comes out as 64 lower-case digits. */
const CertificatePin = z
  .string()
  .trim()
  .max(200)
  .superRefine((text, context) => {
    if (!/^(?:[0-9a-f]{2}:?){32}$/i.test(text) || text.endsWith(':'))
      context.addIssue(fieldIssue('certificate-pin-invalid'))
  })
  .transform((text) => text.replaceAll(':', '').toLowerCase())

const fields = {
  name: lineOfText(80).pipe(z.string().min(1)),
  host: Hostname,
  port: Port,
  security: RelaySecurity,
  authentication: z.boolean(),
  username: lineOfText(320).nullable(),
  fromAddress: EmailAddress,
  fromName: lineOfText(120).nullable(),
  replyToAddress: EmailAddress.nullable(),
  replyToName: lineOfText(120).nullable(),
  caCertificate: CaCertificate.nullable().describe('PEM of the authority that signed a private relay’s certificate'),
  certificatePin: CertificatePin.nullable().describe('SHA-256 of the one certificate that is trusted, in hexadecimal'),
  providerId: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .nullable()
    .describe('The preset it was made from'),
  authMethod: RelayAuthMethod,
  ehloName: Hostname.nullable().describe('Said in EHLO; null: what suits the connection'),
  headers: z.array(RelayHeader).max(20).describe('Added to every message'),
}

/** `POST /v1/relays`. */
export const CreateRelay = z
  .strictObject({
    ...fields,
    username: fields.username.default(null),
    fromName: fields.fromName.default(null),
    replyToAddress: fields.replyToAddress.default(null),
    replyToName: fields.replyToName.default(null),
    caCertificate: fields.caCertificate.default(null),
    certificatePin: fields.certificatePin.default(null),
    providerId: fields.providerId.default(null),
    authMethod: fields.authMethod.default('auto'),
    ehloName: fields.ehloName.default(null),
    headers: fields.headers.default([]),
    password: Password.optional(),
  })
  .superRefine((relay, context) => {
    if (relay.authentication && !relay.username)
      context.addIssue({ ...fieldIssue('field-required'), path: ['username'] })
  })
  .meta({ id: 'CreateRelay' })
export type CreateRelay = z.input<typeof CreateRelay>

/** `PATCH /v1/relays/{id}`. A change after which `losesPassword` clears the password, unless a new one comes with it. */
export const UpdateRelay = z
  .strictObject({ ...fields, password: Password })
  .partial()
  .meta({ id: 'UpdateRelay' })
export type UpdateRelay = z.input<typeof UpdateRelay>

/** What the provider demands of the From address, in its own words. */
export const RelaySenderRule = z
  .object({
    providerName: z.string(),
    text: ToldText,
    isFitting: z
      .boolean()
      .nullable()
      .describe('False: this relay’s From is probably refused or changed; null: it cannot be told'),
    isCertain: z.boolean(),
  })
  .meta({ id: 'RelaySenderRule' })
export type RelaySenderRule = z.infer<typeof RelaySenderRule>

export const Relay = z
  .object({
    id: Id,
    ...fields,
    host: z.string(),
    port: z.int(),
    fromAddress: z.string(),
    replyToAddress: z.string().nullable(),
    certificatePin: z.string().nullable(),
    ehloName: z.string().nullable(),
    isDefault: z.boolean().describe('Chosen when nothing else is'),
    isFallback: z.boolean().describe('The operator’s own sending service, used only when the user chooses it'),
    canSend: z.boolean().describe('False after a failed test, until one passes'),
    senderRule: RelaySenderRule.nullable(),
    signInProvider: OAuthProvider.nullable().describe(
      'With whom it can sign in, as far as its provider or server tells',
    ),
    oauth: RelayOAuth.nullable(),
    imap: RelayImap.nullable(),
    hasPassword: z.boolean(),
    passwordSetAt: Timestamp.nullable(),
    lastTest: RelayTest.nullable(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Relay' })
export type Relay = z.infer<typeof Relay>

export const RelayList = z.object({ items: z.array(Relay) }).meta({ id: 'RelayList' })
export type RelayList = z.infer<typeof RelayList>

/** `PUT /v1/relays/order`: every relay once, in the order wanted. */
export const RelayOrder = z.strictObject({ ids: z.array(Id).max(200) }).meta({ id: 'RelayOrder' })
export type RelayOrder = z.input<typeof RelayOrder>

/** `PUT /v1/relays/roles`: which relay is the default, which one the fallback; null for none. */
export const RelayRoles = z
  .strictObject({ defaultId: Id.nullable(), fallbackId: Id.nullable() })
  .partial()
  .meta({ id: 'RelayRoles' })
export type RelayRoles = z.input<typeof RelayRoles>

import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { fieldIssue, Id, lineOfText, Timestamp } from './field.ts'
import { Hostname } from './hostname.ts'
import { RelayTest } from './relay-test.ts'

/** `tls`: from the first byte (RFC 8314 §3.3). `starttls`: required, never opportunistic. `none`: in clear. */
export const RelaySecurity = z.enum(['tls', 'starttls', 'none'])
export type RelaySecurity = z.infer<typeof RelaySecurity>

const Port = z.int().superRefine((port, context) => {
  if (port < 1 || port > 65_535) context.addIssue(fieldIssue('port-out-of-range'))
})

const CERTIFICATE = /^\s*(?:-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/
const CaCertificate = z
  .string()
  .max(65_536)
  .superRefine((pem, context) => {
    if (!CERTIFICATE.test(pem)) context.addIssue(fieldIssue('certificate-invalid'))
  })

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
}

/** Write-only: no answer ever carries it. */
const Password = z
  .string()
  .min(1)
  .max(1024)
  .superRefine((text, context) => {
    if (/[\r\n\0]/.test(text)) context.addIssue(fieldIssue('field-line-break'))
  })

/** `POST /v1/relays`. */
export const CreateRelay = z
  .strictObject({
    ...fields,
    username: fields.username.default(null),
    fromName: fields.fromName.default(null),
    replyToAddress: fields.replyToAddress.default(null),
    replyToName: fields.replyToName.default(null),
    caCertificate: fields.caCertificate.default(null),
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

export const Relay = z
  .object({
    id: Id,
    ...fields,
    host: z.string(),
    port: z.int(),
    fromAddress: z.string(),
    replyToAddress: z.string().nullable(),
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

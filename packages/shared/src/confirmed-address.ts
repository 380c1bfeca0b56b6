import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { Id, Timestamp } from './field.ts'

/** `POST /v1/confirmed-addresses`: sends a code to the address, through a relay. */
export const AskConfirmation = z.strictObject({ address: EmailAddress, relayId: Id }).meta({ id: 'AskConfirmation' })
export type AskConfirmation = z.input<typeof AskConfirmation>

/** `POST /v1/confirmed-addresses/confirm`. */
export const ConfirmAddress = z
  .strictObject({ address: EmailAddress, code: z.string().trim().min(1).max(40) })
  .meta({ id: 'ConfirmAddress' })
export type ConfirmAddress = z.input<typeof ConfirmAddress>

/** An address to which tests may be sent besides those of testers. */
export const ConfirmedAddress = z
  .object({ address: z.string(), confirmedAt: Timestamp.nullable(), codeExpiresAt: Timestamp.nullable() })
  .meta({ id: 'ConfirmedAddress' })
export type ConfirmedAddress = z.infer<typeof ConfirmedAddress>

export const ConfirmedAddressList = z.object({ items: z.array(ConfirmedAddress) }).meta({ id: 'ConfirmedAddressList' })
export type ConfirmedAddressList = z.infer<typeof ConfirmedAddressList>

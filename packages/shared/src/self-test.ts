import { z } from 'zod'
import { EmailAddress } from './email-address.ts'
import { Id } from './field.ts'
import { Locale } from './locale.ts'

/** `POST /v1/relays/{id}/self-test`, with an `Idempotency-Key` header: a message to oneself, which no tester judges. */
export const CreateSelfTest = z
  .strictObject({
    to: EmailAddress.nullable()
      .default(null)
      .describe('The From address of a relay, or a confirmed one; null: the former'),
    locale: Locale.nullable().default(null).describe('Of the message; null: that of the request'),
    ownMessageId: Id.nullable().default(null),
  })
  .meta({ id: 'CreateSelfTest' })
export type CreateSelfTest = z.input<typeof CreateSelfTest>

import { z } from 'zod'
import { lineOfText } from './field.ts'

/** A header field that a relay adds to each message (RFC 5322 §2.2). Which names are refused is judged by the API. */
export const RelayHeader = z.strictObject({ name: lineOfText(76), value: lineOfText(998) }).meta({ id: 'RelayHeader' })
export type RelayHeader = z.infer<typeof RelayHeader>

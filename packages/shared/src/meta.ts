import { z } from 'zod'

export const PRODUCT = 'bienrecu'
/** Raised when a client built for the former number would misread an answer. */
export const API_VERSION = 1

/** `GET /v1/meta`, answered without a token: enough to know whom one talks to, nothing secret. */
export const Meta = z
  .object({
    product: z.string(),
    apiVersion: z.int(),
    version: z.string(),
    instanceId: z.uuid(),
    time: z.iso.datetime().describe('The server’s clock, so that a client can tell a skewed one'),
  })
  .meta({ id: 'Meta' })
export type Meta = z.infer<typeof Meta>

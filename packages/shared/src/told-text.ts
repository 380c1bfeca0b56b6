import { z } from 'zod'

/** A sentence in both languages: what it comes from (a provider’s rules) is too large for a page to carry. */
export const ToldText = z.object({ en: z.string(), fr: z.string() }).meta({ id: 'ToldText' })
export type ToldText = z.infer<typeof ToldText>

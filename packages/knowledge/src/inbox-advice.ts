import data from './data/inbox-advice.json' with { type: 'json' }
import type { InboxAdviceFile } from './schema/inbox-advice.ts'

export type { InboxStep } from './schema/inbox-advice.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): InboxAdviceFile => json as InboxAdviceFile
const file = read(data)

/** What to do when mail is right and still lands among the spam: for every provider, and for each by itself. */
export const inboxAdvice = (): Pick<InboxAdviceFile, 'general' | 'providers'> => file

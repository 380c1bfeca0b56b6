/* What every data file says about where its facts come from. */
import { z } from 'zod'

/** `memory` is common knowledge that nobody checked: shown as a suggestion, never stated. */
export const Confidence = z.enum(['verified', 'observed', 'memory'])

/** A text for the reader. */
export const Text = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) })

/** Keys of `sourceIndex`. */
export const Sources = z.array(z.string())

const Source = z.strictObject({
  ref: z.string().min(1),
  date: z.string().nullable(),
  kind: z.enum(['official', 'archive', 'maintained-db', 'code', 'press', 'third-party', 'observed', 'seed', 'memory']),
})

/** The fields that stand at the head and the foot of each file. */
export const FILE_FIELDS = {
  schemaVersion: z.literal(1),
  generatedAt: z.iso.date(),
  description: z.string().min(1),
  sourceIndex: z.record(z.string(), Source),
}

/** What a fact carries to be weighed. */
export const PROVENANCE = { confidence: Confidence, sources: Sources }

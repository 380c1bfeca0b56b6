import data from './data/attachment-types.json' with { type: 'json' }
import type { AttachmentTypesFile } from './schema/attachment-types.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): AttachmentTypesFile => json as AttachmentTypesFile
const file = read(data)

export type AttachmentKind = AttachmentTypesFile['kinds'][number]['kind']

const BY_EXTENSION = new Map(
  file.kinds.flatMap(({ kind, extensions }) => extensions.map((one) => [one, kind] as const)),
)
const BY_TYPE = new Map(file.kinds.flatMap(({ kind, types }) => types.map((one) => [one, kind] as const)))
const DOCUMENTS: ReadonlySet<string> = new Set(file.documents.extensions)

/** The parts of a name between its dots, in lower case; Windows drops dots and spaces at the end. */
const partsOf = (fileName: string): string[] =>
  fileName
    .slice(-500)
    .toLowerCase()
    .split('.')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * What an attachment is, if mailboxes treat it in a way of their own; null for all others. The end of its name decides, as
 * it does on the reader’s computer; the media type (lower case, without parameters) only where there is no such end.
 */
export const attachmentKind = (fileName: string | null, type: string): AttachmentKind | null => {
  const parts = partsOf(fileName ?? '')
  return (parts.length > 1 ? BY_EXTENSION.get(parts.at(-1) ?? '') : BY_TYPE.get(type)) ?? null
}

/** Whether the name ends like a document before it ends as what it is: `invoice.pdf.exe`. */
export const looksLikeDocument = (fileName: string): boolean => {
  const parts = partsOf(fileName)
  return parts.length > 2 && DOCUMENTS.has(parts.at(-2) ?? '')
}

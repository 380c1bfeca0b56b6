/* What a part says of itself: RFC 2045 §5, §6 and RFC 2183, with the names of RFC 2231. */
import type { PartFacts } from '@bienrecu/audit/content/evidence'
import { cut } from '../cut.ts'
import { fieldBody, type RawField } from '../header/read-section.ts'
import { decodeField } from '../header/words.ts'
import { LIMITS } from '../limits.ts'
import { readStructured, type Structured } from './parameters.ts'

/** A part, and where its body stands in the source. */
export interface Part extends Omit<PartFacts, 'size'> {
  readonly isMultipart: boolean
  /** Of the multipart around it; null for the whole message. */
  readonly parentType: string | null
  /** Offset of its header section. */
  readonly at: number
  readonly bodyAt: number
  bodyEnd: number
}

const structured = (fields: readonly RawField[], name: string): Structured | null => {
  const body = fieldBody(fields, name)
  return body === null ? null : readStructured(body)
}

/** RFC 2183 §2.8: what is not known is an attachment. */
const dispositionOf = (disposition: Structured | null): PartFacts['disposition'] => {
  if (disposition === null || disposition.value === '') return null
  return disposition.value === 'inline' ? 'inline' : 'attachment'
}

const trimmed = (text: string | null | undefined, length: number): string | null => {
  const value = cut(text ?? '', length).trim()
  return value === '' ? null : value
}

/** RFC 2045 §5.2: without a type that can be read, a part is plain text; RFC 2046 §5.1.5: in a digest, a message. */
const typeOf = (content: Structured | null, parentType: string | null): string => {
  const value = content?.value ?? ''
  if (/^[^\s/;]{1,100}\/[^\s/;]{1,100}$/.test(value)) return value
  return parentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
}

const encodingOf = (fields: readonly RawField[]): string | null => {
  const body = fieldBody(fields, 'content-transfer-encoding')
  return body === null ? null : trimmed(readStructured(body).value.replaceAll('"', ''), 100)
}

/** Reads the fields of a part that stands at `place`. `boundary` is empty when it names none. */
export const describePart = (
  fields: readonly RawField[],
  place: Pick<Part, 'path' | 'depth' | 'parentType' | 'at' | 'bodyAt'>,
): { part: Part; boundary: string } => {
  const content = structured(fields, 'content-type')
  const disposition = structured(fields, 'content-disposition')
  const type = typeOf(content, place.parentType)
  const fileName = disposition?.parameters.get('filename') ?? content?.parameters.get('name')
  const part: Part = {
    ...place,
    type,
    charset: trimmed(content?.parameters.get('charset')?.toLowerCase(), 100),
    encoding: encodingOf(fields),
    disposition: dispositionOf(disposition),
    fileName: trimmed(fileName === undefined ? null : decodeField(fileName), LIMITS.fileNameLength),
    contentId: trimmed(fieldBody(fields, 'content-id')?.replace(/^<|>$/g, ''), LIMITS.fileNameLength),
    isMultipart: type.startsWith('multipart/'),
    bodyEnd: place.bodyAt,
  }
  return { part, boundary: content?.parameters.get('boundary') ?? '' }
}

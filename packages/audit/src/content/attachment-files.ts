import { type AttachmentKind, attachmentKind } from '@bienrecu/knowledge/attachment-types'
import type { AttachmentFacts } from './evidence.ts'

/** The names of the attachments that are of these kinds; the media type of one without a name. */
export const filesOfKind = (
  attachments: readonly AttachmentFacts[],
  ...kinds: readonly AttachmentKind[]
): readonly string[] =>
  attachments
    .filter(({ fileName, type }) => {
      const kind = attachmentKind(fileName, type)
      return kind !== null && kinds.includes(kind)
    })
    .map(({ fileName, type }) => fileName?.slice(-200) ?? type)

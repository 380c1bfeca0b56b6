import type { ContentCheck } from '../content-check.ts'
import { ATTACHMENTS_CHECKS } from './attachments/index.ts'
import { HEADERS_CHECKS } from './headers/index.ts'
import { HTML_CHECKS } from './html/index.ts'
import { IMAGES_CHECKS } from './images/index.ts'
import { LINKS_CHECKS } from './links/index.ts'
import { MIME_CHECKS } from './mime/index.ts'
import { SIZE_CHECKS } from './size/index.ts'
import { SUBJECT_CHECKS } from './subject/index.ts'
import { TEXT_CHECKS } from './text/index.ts'
import { UNSUBSCRIBE_CHECKS } from './unsubscribe/index.ts'

/** All checks of a message by itself, in the order in which they are told. */
export const CONTENT_CHECKS: readonly ContentCheck[] = [
  ...HEADERS_CHECKS,
  ...SUBJECT_CHECKS,
  ...MIME_CHECKS,
  ...TEXT_CHECKS,
  ...HTML_CHECKS,
  ...IMAGES_CHECKS,
  ...LINKS_CHECKS,
  ...UNSUBSCRIBE_CHECKS,
  ...ATTACHMENTS_CHECKS,
  ...SIZE_CHECKS,
]

const BY_ID = new Map(CONTENT_CHECKS.map((check) => [check.id, check]))

/** The check of an id; undefined for one that is none of a message. */
export const findContentCheck = (id: string): ContentCheck | undefined => BY_ID.get(id)

import type { ContentCheck } from '../../content-check.ts'
import { bareLineBreaks } from './bare-line-breaks.ts'
import { bulkWithoutListFields } from './bulk-without-list-fields.ts'
import { dateInTheFuture } from './date-in-the-future.ts'
import { dateInThePast } from './date-in-the-past.ts'
import { dateMissing } from './date-missing.ts'
import { dateUnreadable } from './date-unreadable.ts'
import { eightBit } from './eight-bit.ts'
import { fieldWithoutColon } from './field-without-colon.ts'
import { fromMissing } from './from-missing.ts'
import { fromNameIsAnotherAddress } from './from-name-is-another-address.ts'
import { fromWithoutAddress } from './from-without-address.ts'
import { highPriority } from './high-priority.ts'
import { lineTooLong } from './line-too-long.ts'
import { markedAsSpam } from './marked-as-spam.ts'
import { messageIdMalformed } from './message-id-malformed.ts'
import { messageIdMissing } from './message-id-missing.ts'
import { messageIdWithoutDomain } from './message-id-without-domain.ts'
import { mimeVersionMissing } from './mime-version-missing.ts'
import { nullBytes } from './null-bytes.ts'
import { repeatedFields } from './repeated-fields.ts'
import { replyToElsewhere } from './reply-to-elsewhere.ts'
import { replyToWithoutAddress } from './reply-to-without-address.ts'
import { returnPathFromSender } from './return-path-from-sender.ts'
import { scriptDisclosed } from './script-disclosed.ts'
import { severalAuthors } from './several-authors.ts'
import { severalFromFields } from './several-from-fields.ts'
import { toMissing } from './to-missing.ts'
import { toUndisclosed } from './to-undisclosed.ts'
import { tooLarge } from './too-large.ts'

export const HEADERS_CHECKS: readonly ContentCheck[] = [
  dateMissing,
  dateUnreadable,
  dateInTheFuture,
  dateInThePast,
  messageIdMissing,
  messageIdMalformed,
  messageIdWithoutDomain,
  fromMissing,
  severalFromFields,
  severalAuthors,
  fromWithoutAddress,
  fromNameIsAnotherAddress,
  replyToElsewhere,
  replyToWithoutAddress,
  toMissing,
  toUndisclosed,
  repeatedFields,
  eightBit,
  nullBytes,
  lineTooLong,
  bareLineBreaks,
  fieldWithoutColon,
  tooLarge,
  mimeVersionMissing,
  bulkWithoutListFields,
  highPriority,
  returnPathFromSender,
  markedAsSpam,
  scriptDisclosed,
]

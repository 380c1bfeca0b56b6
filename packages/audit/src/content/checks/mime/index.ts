import type { ContentCheck } from '../../content-check.ts'
import { alternativesInWrongOrder } from './alternatives-in-wrong-order.ts'
import { boundaryMissing } from './boundary-missing.ts'
import { boundaryNotClosed } from './boundary-not-closed.ts'
import { charsetUnknown } from './charset-unknown.ts'
import { emptyBody } from './empty-body.ts'
import { encodingBroken } from './encoding-broken.ts'
import { nestedTooDeep } from './nested-too-deep.ts'
import { textPartMissing } from './text-part-missing.ts'
import { tooManyParts } from './too-many-parts.ts'

export const MIME_CHECKS: readonly ContentCheck[] = [
  textPartMissing,
  alternativesInWrongOrder,
  emptyBody,
  boundaryMissing,
  boundaryNotClosed,
  nestedTooDeep,
  encodingBroken,
  charsetUnknown,
  tooManyParts,
]

import type { ContentCheck } from '../../content-check.ts'
import { allRemote } from './all-remote.ts'
import { dataAddress } from './data-address.ts'
import { heavyEmbedded } from './heavy-embedded.ts'
import { imageOnly } from './image-only.ts'
import { tooMany } from './too-many.ts'
import { trackingPixel } from './tracking-pixel.ts'
import { withoutAlt } from './without-alt.ts'

export const IMAGES_CHECKS: readonly ContentCheck[] = [
  withoutAlt,
  imageOnly,
  tooMany,
  allRemote,
  trackingPixel,
  heavyEmbedded,
  dataAddress,
]

import type { ContentCheck } from '../../content-check.ts'
import { archive } from './archive.ts'
import { disguisedName } from './disguised-name.ts'
import { doubleExtension } from './double-extension.ts'
import { executable } from './executable.ts'
import { large } from './large.ts'
import { macros } from './macros.ts'
import { tooMany } from './too-many.ts'
import { webPage } from './web-page.ts'
import { winmailDat } from './winmail-dat.ts'
import { withoutFileName } from './without-file-name.ts'

export const ATTACHMENTS_CHECKS: readonly ContentCheck[] = [
  executable,
  doubleExtension,
  disguisedName,
  macros,
  webPage,
  archive,
  winmailDat,
  withoutFileName,
  tooMany,
  large,
]

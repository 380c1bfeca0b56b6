import type { ContentCheck } from '../../content-check.ts'
import { missing } from './missing.ts'
import { noVisibleLink } from './no-visible-link.ts'
import { notSigned } from './not-signed.ts'
import { oneClickMissing } from './one-click-missing.ts'
import { oneClickNotHttps } from './one-click-not-https.ts'
import { postWithoutField } from './post-without-field.ts'
import { postWrongValue } from './post-wrong-value.ts'
import { unreadable } from './unreadable.ts'

export const UNSUBSCRIBE_CHECKS: readonly ContentCheck[] = [
  missing,
  unreadable,
  oneClickMissing,
  oneClickNotHttps,
  postWrongValue,
  postWithoutField,
  notSigned,
  noVisibleLink,
]

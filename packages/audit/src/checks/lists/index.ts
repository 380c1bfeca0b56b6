import type { AnyCheck } from '../../check.ts'
import { domainListed } from './domain-listed.ts'
import { domainRecent } from './domain-recent.ts'
import { ipListed } from './ip-listed.ts'
import { ipNotForMail } from './ip-not-for-mail.ts'
import { listsNotChecked } from './not-checked.ts'

export const LIST_CHECKS: readonly AnyCheck[] = [ipListed, ipNotForMail, domainListed, domainRecent, listsNotChecked]

import type { AnyCheck } from '../check.ts'
import renames from '../check-renames.json' with { type: 'json' }
import { ALIGNMENT_CHECKS } from './alignment/index.ts'
import { BIMI_CHECKS } from './bimi/index.ts'
import { DANE_CHECKS } from './dane/index.ts'
import { DELEGATION_CHECKS } from './delegation/index.ts'
import { DKIM_CHECKS } from './dkim/index.ts'
import { DMARC_CHECKS } from './dmarc/index.ts'
import { FORM_CHECKS } from './forms/index.ts'
import { HELO_CHECKS } from './helo/index.ts'
import { LIST_CHECKS } from './lists/index.ts'
import { MTA_STS_CHECKS } from './mta-sts/index.ts'
import { MX_CHECKS } from './mx/index.ts'
import { REVERSE_CHECKS } from './reverse/index.ts'
import { SPF_CHECKS } from './spf/index.ts'
import { TLS_RPT_CHECKS } from './tls-rpt/index.ts'

/** All checks, in the order in which they are told. */
export const CHECKS: readonly AnyCheck[] = [
  ...SPF_CHECKS,
  ...DKIM_CHECKS,
  ...DMARC_CHECKS,
  ...ALIGNMENT_CHECKS,
  ...FORM_CHECKS,
  ...MX_CHECKS,
  ...REVERSE_CHECKS,
  ...HELO_CHECKS,
  ...LIST_CHECKS,
  ...DELEGATION_CHECKS,
  ...MTA_STS_CHECKS,
  ...TLS_RPT_CHECKS,
  ...DANE_CHECKS,
  ...BIMI_CHECKS,
]

const BY_ID = new Map(CHECKS.map((check) => [check.id, check]))
const RENAMES: Readonly<Record<string, string>> = renames

/** The check of an id, old ids included: findings are kept for years. Throws for an id that never was. */
export const findCheck = (id: string): AnyCheck => {
  const check = BY_ID.get(id) ?? BY_ID.get(RENAMES[id] ?? '')
  if (!check) throw new Error(`no check has the id ${id}`)
  return check
}

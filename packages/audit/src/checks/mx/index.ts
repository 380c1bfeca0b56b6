import type { AnyCheck } from '../../check.ts'
import { addressLiteral } from './address-literal.ts'
import { addressOnly } from './address-only.ts'
import { bounceDomainCannotReceive } from './bounce-domain-cannot-receive.ts'
import { cnameTarget } from './cname-target.ts'
import { mxMissing } from './missing.ts'
import { nullMx } from './null.ts'
import { nullBesideOthers } from './null-beside-others.ts'
import { privateAddress } from './private-address.ts'
import { unresolvable } from './unresolvable.ts'

export const MX_CHECKS: readonly AnyCheck[] = [
  mxMissing,
  addressOnly,
  nullMx,
  nullBesideOthers,
  cnameTarget,
  addressLiteral,
  unresolvable,
  privateAddress,
  bounceDomainCannotReceive,
]

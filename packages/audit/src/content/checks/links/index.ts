import type { ContentCheck } from '../../content-check.ts'
import { blocklisted } from './blocklisted.ts'
import { broken } from './broken.ts'
import { ipAddress } from './ip-address.ts'
import { lookAlikeHost } from './look-alike-host.ts'
import { notHttps } from './not-https.ts'
import { notPublic } from './not-public.ts'
import { oddAddress } from './odd-address.ts'
import { oddScheme } from './odd-scheme.ts'
import { shortened } from './shortened.ts'
import { silent } from './silent.ts'
import { textNamesOtherDomain } from './text-names-other-domain.ts'
import { tooMany } from './too-many.ts'

export const LINKS_CHECKS: readonly ContentCheck[] = [
  broken,
  silent,
  shortened,
  textNamesOtherDomain,
  ipAddress,
  lookAlikeHost,
  blocklisted,
  notHttps,
  oddScheme,
  oddAddress,
  notPublic,
  tooMany,
]

import type { AnyCheck } from '../../check.ts'
import { cnameAtApex } from './cname-at-apex.ts'
import { lameServers } from './lame-servers.ts'
import { negativeTtlLong } from './negative-ttl-long.ts'
import { serversDisagree } from './servers-disagree.ts'
import { silentServers } from './silent-servers.ts'
import { singleServer } from './single-server.ts'
import { ttlTooLong } from './ttl-too-long.ts'
import { unresolvableServer } from './unresolvable-server.ts'

export const DELEGATION_CHECKS: readonly AnyCheck[] = [
  serversDisagree,
  lameServers,
  silentServers,
  unresolvableServer,
  singleServer,
  cnameAtApex,
  ttlTooLong,
  negativeTtlLong,
]

import { isIP } from 'node:net'
import type { AskServer } from '@bienrecu/audit/audit-input'
import { notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { AllowedPrivateHosts } from '../config.ts'
import { mayConnectTo } from './may-connect-to.ts'
import { createServerResolver, type NodeResolverOptions } from './node-resolver.ts'

const DNS_PORT = 53

/** The zone named the server, so its address is anybody's choice: it is never the way into a private network. */
const NOBODY: Resolver = { query: async () => notKnown('not-asked') }

/**
 * Makes the port through which an audit asks authoritative servers; `not-asked` for addresses that are not public.
 * `optionsFor` says how a server is asked, where that is not as usual.
 */
export const createAskServer =
  (
    allowed: AllowedPrivateHosts,
    port = DNS_PORT,
    optionsFor: (address: string) => Omit<NodeResolverOptions, 'servers'> = () => ({}),
  ): AskServer =>
  (address) =>
    isIP(address) !== 0 && mayConnectTo(address, allowed)
      ? createServerResolver({ address, port }, optionsFor(address))
      : NOBODY

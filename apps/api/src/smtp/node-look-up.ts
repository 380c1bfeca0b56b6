import { lookup } from 'node:dns/promises'
import { AppError } from '../app-error.ts'
import { withDeadline } from './deadline.ts'
import type { LookUpHost } from './resolve-host.ts'
import { systemCode } from './system-code.ts'

const TIMEOUT = 10_000 // ms; the system's resolver may take far longer to give up

const isNotFound = (error: unknown): boolean => systemCode(error) === 'ENOTFOUND'

type SystemLookup = (name: string, options: { all: true }) => Promise<readonly { address: string }[]>

/** Asks the system's resolver, hosts file included, as other mail programs of the machine do. */
export const createNodeLookUp =
  (ask: SystemLookup = lookup): LookUpHost =>
  async (name, signal) => {
    const lost = () => new AppError('host-lookup-failed', { params: { host: name } })
    try {
      const found = await withDeadline(ask(name, { all: true }), { milliseconds: TIMEOUT, signal, late: lost })
      return found.map(({ address }) => address)
    } catch (error) {
      if (error instanceof AppError) throw error
      // getaddrinfo says ENOTFOUND for "no such name" and "no address", EAI_AGAIN and others when nobody answered.
      const code = isNotFound(error) ? 'host-not-found' : 'host-lookup-failed'
      throw new AppError(code, { cause: error, params: { host: name } })
    }
  }

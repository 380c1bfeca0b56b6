import type { Resolver } from 'node:dns/promises'

import { BLOCKLISTS, reversedIn, type Blocklist } from './blocklists.ts'

/** What the DNS says about the sending server and about the domain of the author. */
export interface ExaminedDomain {
  readonly ip: string
  readonly helo: string
  readonly reverseNames: readonly string[]
  readonly mx: readonly string[]
  readonly a: readonly string[]
  readonly blocklists: readonly BlocklistAnswer[]
}

/** 1 listed, 0 not listed, -1 no answer. */
interface BlocklistAnswer extends Blocklist {
  readonly statusCode: -1 | 0 | 1
}

/** Asks this resolver for reverse name, MX and address of the domain, and for every blocklist. */
export async function examineDomain(
  server: { readonly ip: string; readonly helo: string },
  domain: string,
  resolver: Resolver,
): Promise<ExaminedDomain> {
  const [reverseNames, mx, a, blocklists] = await Promise.all([
    // Not reverse(): that one looks into /etc/hosts first.
    orNone(resolver.resolvePtr(reversedIn(server.ip, 'in-addr.arpa'))),
    orNone(resolver.resolveMx(domain)),
    orNone(resolver.resolve4(domain)),
    Promise.all(BLOCKLISTS.map((list) => askBlocklist(server.ip, list, resolver))),
  ])
  return { ...server, reverseNames, mx: mx.map(({ exchange }) => exchange), a, blocklists }
}

async function askBlocklist(ip: string, list: Blocklist, resolver: Resolver): Promise<BlocklistAnswer> {
  try {
    const listed = await orNone(resolver.resolve4(reversedIn(ip, list.zone)))
    return { ...list, statusCode: listed.length > 0 ? 1 : 0 }
  } catch (error) {
    if (isDnsError(error)) return { ...list, statusCode: -1 }
    throw error
  }
}

/** An empty list when the DNS knows that there is none; throws when it does not know. */
async function orNone<Answer>(question: Promise<Answer[]>): Promise<Answer[]> {
  try {
    return await question
  } catch (error) {
    if (isDnsError(error) && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')) return []
    throw error
  }
}

function isDnsError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'hostname' in error
}

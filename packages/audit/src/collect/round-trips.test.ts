import { describe, expect, it } from 'vitest'
import { evidenceFromServers } from '../../fixtures/name-servers.ts'
import { zoneResolver, type Zone } from '../../fixtures/zone.ts'
import { messageOf } from '../audit-domain.ts'
import type { AuditInput } from '../audit-input.ts'
import type { Resolver } from '../resolver.ts'
import { collectDelegation } from './delegation.ts'
import { collectForms } from './forms.ts'
import { collectMx } from './mx.ts'
import { collectPolicies } from './policies.ts'

const SOA = 'ns1.example.org hostmaster.example.org 1 2 3 4 60'
const ZONE: Zone = {
  'example.org': { SOA: [SOA], NS: ['ns1.example.org'], MX: ['10 mx.example.org'], TXT: ['v=spf1 mx -all'] },
  'ns1.example.org': { A: ['192.0.2.53'] },
  'mx.example.org': { A: ['192.0.2.25'] },
  '_25._tcp.mx.example.org': { TLSA: [`3 1 1 ${'ab'.repeat(32)}`] },
  'bounce.example.org': { MX: ['10 mx.example.org'] },
  '25.2.0.192.in-addr.arpa': { PTR: ['mx.example.org'] },
}

/** Answers all questions under way at once, and counts how often it did: the round trips of a real resolver. */
const countingResolver = (zone: Zone) => {
  const inner = zoneResolver(zone)
  let trips = 0
  let next: Promise<void> | null = null
  const answerAll = async (): Promise<void> => {
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    trips += 1
    next = null
  }
  const resolver: Resolver = {
    query: async (name, type) => {
      next ??= answerAll()
      await next
      return inner.query(name, type)
    },
  }
  return { resolver, trips: () => trips, asked: inner.asked }
}

const COLLECTORS = [
  ['mx', collectMx, 2],
  ['forms', collectForms, 1],
  ['policies', collectPolicies, 3],
  ['delegation', collectDelegation, 3],
] as const

describe.each(COLLECTORS)('collecting %s', (_name, collect, most) => {
  it(`takes ${most} round trips`, async () => {
    const { resolver, trips } = countingResolver(ZONE)
    const message = messageOf({
      domain: 'example.org',
      ip: '192.0.2.25',
      helo: 'mx.example.org',
      mailFrom: 'x@bounce.example.org',
    })
    const input: AuditInput = {
      domain: 'example.org',
      resolver,
      message,
      selectors: ['s1'],
      lists: [],
      askServer: () => resolver,
      fetchPolicy: null,
    }
    await collect(input)
    expect(trips()).toBe(most)
  })
})

it('keeps what can be known when everything else fails', async () => {
  const evidence = await evidenceFromServers({ ns1: {} }, { 'example.org': { MX: 'TIMEOUT' } })
  expect(evidence.mx.known).toBe(false)
  expect(evidence.tlsRpt.known).toBe(true)
  expect(evidence.searchedPlaces.known).toBe(true)
})

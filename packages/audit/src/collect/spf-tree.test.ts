import { expect, it } from 'vitest'
import { inRounds } from '../../fixtures/rounds.ts'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { valueOf } from '../check.ts'
import { withCache } from '../resolver.ts'
import { countLookups, countVoids, decidingNode, eachNode, unknownBranch, unknownVoid } from '../spf/tree.ts'
import { drawSpfTree } from './spf-tree.ts'

const draw = async (zone: Zone) => valueOf(await drawSpfTree(zoneResolver(zone), 'example.org'))

const ZONE: Zone = {
  'example.org': {
    TXT: ['v=spf1 a include:a.example.net mx redirect=r.example.net'],
    A: ['192.0.2.1'],
    MX: ['5 m.example.org'],
  },
  'a.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 exists:%{i}.x.example.net include:b.%{d} ~all mx'] },
  'b.a.example.net': { TXT: ['v=spf1 a:gone.example.net ?all'] },
  'r.example.net': { TXT: ['v=spf1 ptr -all'] },
  'm.example.org': { A: ['192.0.2.2'] },
}

it('counts in the order of evaluation, through includes and redirect', async () => {
  const tree = await draw(ZONE)
  const counted = eachNode(tree).map(({ node }) => [
    node.domain,
    node.terms.map(({ text, count }) => `${text} ${count}`),
  ])
  expect(Object.fromEntries(counted)).toEqual({
    'example.org': ['a 1', 'include:a.example.net 2', 'mx 6', 'redirect=r.example.net 7'],
    'a.example.net': ['ip4:192.0.2.0/24 2', 'exists:%{i}.x.example.net 3', 'include:b.%{d} 4', '~all 5'],
    'b.a.example.net': ['a:gone.example.net 5', '?all 5'],
    'r.example.net': ['ptr 8', '-all 8'],
  })
  expect(countLookups(tree)).toBe(8)
  expect(decidingNode(tree)?.domain).toBe('r.example.net')
})

it('tells void look-ups apart by the family of the sender', async () => {
  const tree = await draw(ZONE)
  expect(countVoids(tree)).toBe(1)
  // Neither example.org nor its mail host has an IPv6 address.
  expect(countVoids(tree, 6)).toBe(3)
})

it('keeps what does not answer apart from what is not there', async () => {
  const tree = await draw({
    'example.org': { TXT: ['v=spf1 include:a.example.net include:b.example.net a:c.example.net -all'] },
    'a.example.net': { TXT: 'SERVFAIL' },
    'c.example.net': { A: 'TIMEOUT' },
  })
  expect(tree.terms[0]?.node).toEqual({ known: false, reason: 'servfail' })
  expect(tree.terms[1]?.node).toMatchObject({ known: true, value: { state: 'missing', record: null } })
  expect(unknownBranch(tree)).toBe('servfail')
  expect(unknownVoid(tree)).toBe('servfail')
  expect(countLookups(tree)).toBe(3)
})

it('tells circles, several records, faults and names that cannot be', async () => {
  const tree = await draw({
    'example.org': { TXT: ['v=spf1 include:a.example.net include:b.example.net include:c..example.net ip4:x -all'] },
    'a.example.net': { TXT: ['v=spf1 include:EXAMPLE.org -all'] },
    'b.example.net': { TXT: ['v=spf1 -all', 'v=spf1 ~all'] },
  })
  expect(tree.problems).toMatchObject([{ code: 'bad-ip4' }])
  expect(eachNode(tree).map(({ node }) => node.state)).toEqual(['found', 'found', 'loop', 'several', 'not-a-name'])
})

it('takes as many rounds as the tree is deep', async () => {
  const resolver = inRounds(zoneResolver(ZONE))
  await drawSpfTree(withCache(resolver), 'example.org')
  // The record, a.example.net, b.a.example.net, gone.example.net.
  expect(resolver.rounds()).toBe(4)
})

it('is plain JSON', async () => {
  const tree = await draw(ZONE)
  expect(JSON.parse(JSON.stringify(tree))).toEqual(tree)
})

it('ends where every name leads to a new one', async () => {
  let asked = 0
  const tree = await drawSpfTree(
    {
      query: async (name, type) => {
        asked += 1
        const records = type === 'TXT' ? [`v=spf1 include:a${asked}.%{d} include:b${asked}.example.net`] : []
        return { known: true, value: { status: 'found', records, ttl: null } }
      },
    },
    'example.org',
  )
  expect(asked).toBeLessThanOrEqual(200)
  expect(unknownBranch(valueOf(tree))).toBe('not-asked')
})

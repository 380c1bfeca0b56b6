import { describe, expect, it } from 'vitest'
import { evidenceFrom, zoneResolver } from '../fixtures/zone.ts'
import { existenceAfter } from './existence.ts'
import { known, notKnown } from './evidence.ts'
import type { Zone } from '../fixtures/zone.ts'

const exists = async (zone: Zone) => {
  const resolver = zoneResolver(zone)
  return existenceAfter(await resolver.query('example.org', 'TXT'), 'example.org', resolver)
}

describe('a name', () => {
  it.each<[string, Zone, unknown]>([
    ['with a record of the type', { 'example.org': { TXT: ['x'] } }, known(true)],
    ['with another record', { 'example.org': { A: ['192.0.2.1'] } }, known(true)],
    ['with names below it', { 'www.example.org': { A: ['192.0.2.1'] } }, known(true)],
    ['that is an alias to nothing', { 'example.org': { CNAME: ['gone.example.net'] } }, known(true)],
    ['that is not there', { 'example.net': { TXT: ['x'] } }, known(false)],
    ['nobody answers for', { 'example.org': { TXT: 'TIMEOUT' } }, notKnown('timeout')],
  ])('%s', async (_what, zone, expected) => {
    expect(await exists(zone)).toEqual(expected)
  })
})

it('a domain that is a dangling alias exists for the whole audit', async () => {
  const evidence = await evidenceFrom('example.org', { 'example.org': { CNAME: ['gone.example.net'] } })
  expect(evidence.domain).toMatchObject({ known: true, value: { exists: true } })
  expect(evidence.mx).toMatchObject({ known: true, value: { exists: true } })
})

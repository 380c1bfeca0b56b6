import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { STEPS } from '../index.ts'
import { address } from './address.ts'
import { name } from './name.ts'

const IP = '203.0.113.7'
const APEX: Zone = { 'example.org': { SOA: ['ns.example.org. a. 1 1 1 1 300'], NS: ['ns.example.org'], TXT: ['x'] } }

const context = (helo: string, zone: Zone = {}) => contextOf({ ...APEX, ...zone }, { ip: IP, helo })

describe('helo/address', () => {
  it('gives a name of the user’s own zone the address of the server that bears it', async () => {
    const [draft, ...more] = await address.build(await context('mail.example.org'))
    expect(more).toEqual([])
    expect(draft).toMatchObject({
      subject: 'mail.example.org',
      edits: [{ name: 'mail.example.org', type: 'A', before: [], after: [IP] }],
      cures: ['helo/does-not-resolve'],
    })
  })

  it('does the same for the name that reverse DNS gives', async () => {
    const zone: Zone = { '7.113.0.203.in-addr.arpa': { PTR: ['srv.example.org'] } }
    const drafts = await address.build(await context('relay.example.net', zone))
    expect(drafts.map(({ subject }) => subject)).toEqual(['srv.example.org'])
  })

  it.each<[string, string, Zone]>([
    ['of another', 'mail.example.net', {}],
    ['that leads elsewhere', 'mail.example.org', { 'mail.example.org': { A: ['203.0.113.9'] } }],
    ['that is an alias', 'mail.example.org', { 'mail.example.org': { CNAME: ['gone.example.net'] } }],
    ['of which the DNS says nothing', 'mail.example.org', { 'mail.example.org': { A: 'SERVFAIL' } }],
    ['that is none', 'localhost', {}],
  ])('leaves a name alone %s', async (_, helo, zone) => {
    expect(await address.build(await context(helo, zone))).toEqual([])
  })

  it('never leads a public name to a private address', async () => {
    const privately = await contextOf(APEX, { ip: '192.168.1.2', helo: 'mail.example.org' })
    expect(await address.build(privately)).toEqual([])
  })
})

describe('helo/name', () => {
  it('tells whoever runs the server, and which name leads back already', async () => {
    const zone: Zone = {
      '7.113.0.203.in-addr.arpa': { PTR: ['out.example.net'] },
      'out.example.net': { A: [IP] },
    }
    const [draft] = await name.build(await context('localhost', zone))
    expect(draft).toMatchObject({
      edits: [],
      changes: [{ code: 'reverse-name', params: { name: 'out.example.net' } }],
      cures: ['helo/not-a-name'],
    })
    expect(name.who).toBe('server')
  })

  it('has nothing to say of a name that is good, or good once its record is published', async () => {
    expect(await name.build(await context('a.example.net', { 'a.example.net': { A: [IP] } }))).toEqual([])
    expect(await name.build(await context('mail.example.org'))).toEqual([])
  })

  it('is among the steps', () => {
    expect(STEPS).toContain(name)
  })
})

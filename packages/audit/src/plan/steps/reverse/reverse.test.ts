import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { name } from './name.ts'

const IP = '203.0.113.7'
const PTR = '7.113.0.203.in-addr.arpa'
const APEX: Zone = { 'example.org': { TXT: ['x'] } }

const build = async (zone: Zone, helo: string) => name.build(await contextOf({ ...APEX, ...zone }, { ip: IP, helo }))

describe('reverse/name', () => {
  it('asks for the name by which the server introduces itself, where that leads to it', async () => {
    const [draft] = await build({ 'mail.example.org': { A: [IP] } }, 'mail.example.org')
    expect(draft).toMatchObject({
      subject: IP,
      edits: [],
      changes: [{ code: 'no-name' }, { code: 'helo-name', params: { helo: 'mail.example.org' } }],
      cures: ['reverse/missing'],
    })
  })

  it('tells a name that leads elsewhere', async () => {
    const zone: Zone = { [PTR]: { PTR: ['old.example.net'] }, 'old.example.net': { A: ['203.0.113.9'] } }
    const [draft] = await build(zone, 'mail.example.net')
    expect(draft?.changes).toEqual([
      { code: 'leads-elsewhere', params: { ip: IP, names: ['old.example.net'] } },
      { code: 'any-name', params: { ip: IP } },
    ])
  })

  it('is not asked for where a record of the user’s own makes the name lead back', async () => {
    expect(await build({ [PTR]: { PTR: ['srv.example.org'] } }, 'srv.example.org')).toEqual([])
  })

  it('is no step for a name that is only generic, or where the address is not known', async () => {
    const generic = '203-0-113-7.pool.example.net'
    const zone: Zone = { [PTR]: { PTR: [generic] }, [generic]: { A: [IP] } }
    expect(await build(zone, generic)).toEqual([])
    expect(await name.build(await contextOf(APEX))).toEqual([])
  })
})

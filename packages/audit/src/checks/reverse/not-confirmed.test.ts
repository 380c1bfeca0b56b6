import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { notConfirmed } from './not-confirmed.ts'

const NAMES = { '10.2.0.192.in-addr.arpa': { PTR: ['a.example.org', 'b.example.org'] } }
const judge = async (zone: Zone, ip = '192.0.2.10') =>
  runCheck(notConfirmed, await evidenceFrom('example.org', zone, { ip }))

describe('reverse/not-confirmed', () => {
  it('fails when no name leads back', async () => {
    const zone = { ...NAMES, 'a.example.org': { A: ['192.0.2.11'] } }
    expect(await judge(zone)).toMatchObject({
      status: 'fail',
      params: { ip: '192.0.2.10', names: ['a.example.org', 'b.example.org'] },
    })
  })

  it('passes when one of them does', async () => {
    expect((await judge({ ...NAMES, 'b.example.org': { A: ['192.0.2.10'] } })).status).toBe('pass')
  })

  it('passes when one of them does and another did not answer', async () => {
    const zone = { ...NAMES, 'a.example.org': { A: 'TIMEOUT' }, 'b.example.org': { A: ['192.0.2.10'] } } as const
    expect((await judge(zone)).status).toBe('pass')
  })

  it('leaves the address without a name to reverse/missing', async () => {
    expect((await judge({})).status).toBe('not-applicable')
  })

  it('does not know when a name did not answer', async () => {
    expect((await judge({ ...NAMES, 'a.example.org': { A: 'TIMEOUT' } })).status).toBe('unknown')
  })
})

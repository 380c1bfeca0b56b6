import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { unresolvable } from './unresolvable.ts'

const judge = async (zone: Zone) => runCheck(unresolvable, await evidenceFrom('example.org', zone))

describe('mx/unresolvable', () => {
  it('fails when no server has an address', async () => {
    expect(await judge({ 'example.org': { MX: ['10 mx.example.org'] } })).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { hosts: ['mx.example.org'] },
    })
  })

  it('is milder when another one has', async () => {
    const zone = {
      'example.org': { MX: ['10 a.example.org', '20 b.example.org'] },
      'b.example.org': { A: ['192.0.2.1'] },
    }
    expect(await judge(zone)).toMatchObject({
      status: 'fail',
      severity: 'medium',
      params: { hosts: ['a.example.org'] },
    })
  })

  it('passes for a server with IPv6 alone', async () => {
    const zone = { 'example.org': { MX: ['10 mx.example.org'] }, 'mx.example.org': { AAAA: ['2001:db8::1'] } }
    expect((await judge(zone)).status).toBe('pass')
  })

  it.each(['0 .', '10 192.0.2.1'])('leaves %s to another check', async (record) => {
    expect((await judge({ 'example.org': { MX: [record] } })).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(
      await judge({ 'example.org': { MX: ['10 mx.example.org'] }, 'mx.example.org': { A: 'TIMEOUT' } }),
    ).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })
})

import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { privateAddress } from './private-address.ts'

const judge = async (zone: Zone) => runCheck(privateAddress, await evidenceFrom('example.org', zone))

describe('mx/private-address', () => {
  it('fails for an address of a private network', async () => {
    const zone = { 'example.org': { MX: ['10 mx.example.org'] }, 'mx.example.org': { A: ['192.168.1.2', '192.0.2.1'] } }
    expect(await judge(zone)).toMatchObject({ status: 'fail', params: { hosts: ['mx.example.org (192.168.1.2)'] } })
  })

  it('passes for public addresses', async () => {
    const zone = { 'example.org': { MX: ['10 mx.example.org'] }, 'mx.example.org': { A: ['192.0.2.1'] } }
    expect((await judge(zone)).status).toBe('pass')
  })

  it('says nothing without a mail server', async () => {
    expect((await judge({ 'example.org': { MX: ['0 .'] } })).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(
      await judge({
        'example.org': { MX: ['10 mx.example.org'] },
        'mx.example.org': { A: 'TIMEOUT', AAAA: 'TIMEOUT' },
      }),
    ).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })
})

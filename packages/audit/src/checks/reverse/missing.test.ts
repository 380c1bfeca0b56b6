import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { reverseMissing } from './missing.ts'

const judge = async (zone: Zone, ip = '192.0.2.10') =>
  runCheck(reverseMissing, await evidenceFrom('example.org', zone, { ip }))

describe('reverse/missing', () => {
  it('fails for an address without a name', async () => {
    expect(await judge({})).toMatchObject({ status: 'fail', params: { ip: '192.0.2.10' } })
  })

  it.each([
    ['192.0.2.10', '10.2.0.192.in-addr.arpa'],
    ['2001:db8::1', '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'],
  ])('passes %s with a name at %s', async (ip, name) => {
    expect((await judge({ [name]: { PTR: ['mail.example.org'] } }, ip)).status).toBe('pass')
  })

  it.each(['192.168.1.2', 'not an address'])('says nothing about %s', async (ip) => {
    expect((await judge({}, ip)).status).toBe('not-applicable')
  })

  it('says nothing without a sending address', async () => {
    expect(runCheck(reverseMissing, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })

  it('does not know when the server failed', async () => {
    expect(await judge({ '10.2.0.192.in-addr.arpa': { PTR: 'SERVFAIL' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'servfail' },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { addressLiteral } from './address-literal.ts'

const judge = async (zone: Zone) => runCheck(addressLiteral, await evidenceFrom('example.org', zone))

describe('mx/address-literal', () => {
  it.each(['192.0.2.1', '[192.0.2.1]', '2001:db8::1'])('fails for %s', async (host) => {
    expect(await judge({ 'example.org': { MX: [`10 ${host}`] } })).toMatchObject({
      status: 'fail',
      params: { hosts: [host] },
    })
  })

  it('passes for a name', async () => {
    expect((await judge({ 'example.org': { MX: ['10 mx.example.org'] } })).status).toBe('pass')
  })

  it('passes for the null MX', async () => {
    expect((await judge({ 'example.org': { MX: ['0 .'] } })).status).toBe('pass')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ 'example.org': { MX: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

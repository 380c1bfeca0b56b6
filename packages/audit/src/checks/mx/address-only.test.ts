import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { addressOnly } from './address-only.ts'

const judge = async (zone: Zone) => runCheck(addressOnly, await evidenceFrom('example.org', zone))

describe('mx/address-only', () => {
  it('fails, mildly, where the address of the domain stands in', async () => {
    expect(await judge({ 'example.org': { A: ['192.0.2.1'] } })).toMatchObject({ status: 'fail', severity: 'low' })
  })

  it('passes where a mail server is named', async () => {
    expect((await judge({ 'example.org': { MX: ['10 mx.example.org'], A: ['192.0.2.1'] } })).status).toBe('pass')
  })

  it('leaves the domain without anything to mx/missing', async () => {
    expect((await judge({})).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ 'example.org': { A: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

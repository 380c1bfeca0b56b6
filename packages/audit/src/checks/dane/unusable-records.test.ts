import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { unusableRecords } from './unusable-records.ts'

const GOOD = `3 1 1 ${'ab'.repeat(32)}`
const MX = { 'example.org': { MX: ['10 mx.example.org', '20 mx.example.net'] } }
const judge = async (zone: Zone) => runCheck(unusableRecords, await evidenceFrom('example.org', zone))

describe('dane/unusable-records', () => {
  it.each([`1 1 1 ${'ab'.repeat(32)}`, '3 1 1 abcd', '3 1 9 ab'])('fails for %s', async (record) => {
    expect(await judge({ ...MX, '_25._tcp.mx.example.net': { TLSA: [GOOD, record] } })).toMatchObject({
      status: 'fail',
      params: { hosts: ['mx.example.net'] },
    })
  })

  it('passes records that can be used', async () => {
    expect((await judge({ ...MX, '_25._tcp.mx.example.org': { TLSA: [GOOD] } })).status).toBe('pass')
  })

  it('says nothing where there are none', async () => {
    expect((await judge(MX)).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ ...MX, '_25._tcp.mx.example.net': { TLSA: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

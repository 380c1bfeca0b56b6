import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { withoutDnssec } from './without-dnssec.ts'

const GOOD = `3 1 1 ${'ab'.repeat(32)}`
const MX = { 'example.org': { MX: ['10 mx.example.org', '20 mx.example.net'] } }
const judge = async (zone: Zone) => runCheck(withoutDnssec, await evidenceFrom('example.org', zone))
const TLSA = { ...MX, '_25._tcp.mx.example.org': { TLSA: [GOOD] } }

describe('dane/without-dnssec', () => {
  it('is only a word when no DS record stands above the host', async () => {
    expect(await judge(TLSA)).toMatchObject({ status: 'fail', severity: 'info', params: { hosts: ['mx.example.org'] } })
  })

  it.each(['mx.example.org', 'example.org'])('passes with a DS record at %s', async (name) => {
    const zone = { ...TLSA, [name]: { ...(name === 'example.org' ? MX['example.org'] : {}), DS: ['1 13 2 ab'] } }
    expect((await judge(zone)).status).toBe('pass')
  })

  it('says nothing where there are none', async () => {
    expect((await judge(MX)).status).toBe('not-applicable')
  })

  it('does not know when the DS record is not known', async () => {
    expect((await judge({ ...TLSA, 'mx.example.org': { DS: 'SERVFAIL' } })).status).toBe('unknown')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ ...MX, '_25._tcp.mx.example.net': { TLSA: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

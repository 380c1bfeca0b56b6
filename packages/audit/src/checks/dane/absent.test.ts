import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { scoreOf } from '../../score.ts'
import { runCheck } from '../../run.ts'
import { daneAbsent } from './absent.ts'

const GOOD = `3 1 1 ${'ab'.repeat(32)}`
const MX = { 'example.org': { MX: ['10 mx.example.org', '20 mx.example.net'] } }
const judge = async (zone: Zone) => runCheck(daneAbsent, await evidenceFrom('example.org', zone))

describe('dane/absent', () => {
  it('is only a word, and takes nothing from the grade', async () => {
    const finding = await judge(MX)
    expect(finding).toMatchObject({ status: 'fail', severity: 'info' })
    expect(scoreOf([finding])).toBe(100)
  })

  it('passes where there are some', async () => {
    expect((await judge({ ...MX, '_25._tcp.mx.example.org': { TLSA: [GOOD] } })).status).toBe('pass')
  })

  it('says nothing to a domain that receives no mail', async () => {
    expect((await judge({ 'example.org': { MX: ['0 .'] } })).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ ...MX, '_25._tcp.mx.example.net': { TLSA: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

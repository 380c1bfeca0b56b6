import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { mxMissing } from './missing.ts'

const judge = async (zone: Zone) => runCheck(mxMissing, await evidenceFrom('example.org', zone))

describe('mx/missing', () => {
  it('fails where mail has nowhere to go', async () => {
    expect(await judge({ 'example.org': { TXT: ['v=spf1 -all'] } })).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { domain: 'example.org' },
    })
  })

  it('fails for a domain that does not exist', async () => {
    expect((await judge({})).status).toBe('fail')
  })

  it.each([
    { 'example.org': { MX: ['10 mx.example.org'] } },
    { 'example.org': { MX: ['0 .'] } },
    { 'example.org': { AAAA: ['2001:db8::1'] } },
    { 'example.org': { A: 'TIMEOUT', AAAA: ['2001:db8::1'] } },
  ] as const)('passes %j', async (zone) => {
    expect((await judge(zone)).status).toBe('pass')
  })

  it.each([
    { 'example.org': { MX: 'TIMEOUT' } },
    { 'example.org': { A: 'TIMEOUT' } },
    { 'example.org': { AAAA: 'TIMEOUT' } },
  ] as const)('does not know over %j', async (zone) => {
    expect(await judge(zone)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })
})

import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { nullBesideOthers } from './null-beside-others.ts'

const judge = async (zone: Zone) => runCheck(nullBesideOthers, await evidenceFrom('example.org', zone))

describe('mx/null-beside-others', () => {
  it('fails when the domain also names a server', async () => {
    expect(await judge({ 'example.org': { MX: ['0 .', '10 mx.example.org'] } })).toMatchObject({
      status: 'fail',
      params: { hosts: ['mx.example.org'] },
    })
  })

  it('passes when it stands alone', async () => {
    expect((await judge({ 'example.org': { MX: ['0 .'] } })).status).toBe('pass')
  })

  it('says nothing where there is none', async () => {
    expect((await judge({ 'example.org': { MX: ['10 mx.example.org'] } })).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ 'example.org': { MX: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

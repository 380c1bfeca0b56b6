import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { bimiSeveralRecords } from './several-records.ts'

const judge = async (zone: Zone) => runCheck(bimiSeveralRecords, await evidenceFrom('example.org', zone))
const GOOD = 'v=BIMI1; l='
const txt = (...TXT: string[]) => ({ 'default._bimi.example.org': { TXT } })

describe('bimi/several-records', () => {
  it('fails when there are two', async () => {
    expect(await judge(txt(GOOD, `${GOOD};`))).toMatchObject({ status: 'fail', params: { count: 2 } })
  })

  it('passes for one, beside others that mean something else', async () => {
    expect((await judge(txt(GOOD, 'site-verification=1'))).status).toBe('pass')
  })

  it('says nothing where there is none', async () => {
    expect((await judge({})).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ 'default._bimi.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

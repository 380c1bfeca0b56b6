import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { mtaStsSeveralRecords } from './several-records.ts'

const judge = async (zone: Zone) => runCheck(mtaStsSeveralRecords, await evidenceFrom('example.org', zone))
const GOOD = 'v=STSv1; id=1'
const txt = (...TXT: string[]) => ({ '_mta-sts.example.org': { TXT } })

describe('mta-sts/several-records', () => {
  it('fails when there are two', async () => {
    expect(await judge(txt(GOOD, `${GOOD};`))).toMatchObject({ status: 'fail', params: { count: 2 } })
  })

  it('passes for one, beside others that mean something else', async () => {
    expect((await judge(txt(GOOD, 'site-verification=1'))).status).toBe('pass')
  })

  it('counts only those that receivers would take', async () => {
    expect((await judge(txt(GOOD, 'V=STSV1; x=1'))).status).toBe('pass')
  })

  it('says nothing where there is none', async () => {
    expect((await judge({})).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ '_mta-sts.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

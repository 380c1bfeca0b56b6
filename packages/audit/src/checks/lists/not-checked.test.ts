import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { known, notKnown } from '../../evidence.ts'
import { runCheck } from '../../run.ts'
import { listsNotChecked } from './not-checked.ts'

const evidence = (zone: Zone, lists = ['spamcop', 'spamhaus-zen', 'spamhaus-dbl']) =>
  evidenceFrom('example.org', zone, { ip: '192.0.2.99', lists })

const TRIALS = {
  '2.0.0.127.bl.spamcop.net': { A: ['127.0.0.2'] },
  '2.0.0.127.zen.spamhaus.org': { A: ['127.0.0.2'] },
  'test.dbl.spamhaus.org': { A: ['127.0.1.2'] },
}

describe('lists that were not checked', () => {
  it('pass when all have answered', async () => {
    expect(runCheck(listsNotChecked, await evidence(TRIALS))).toMatchObject({ status: 'pass' })
  })

  it('are counted and named, without harm', async () => {
    const zone: Zone = {
      ...TRIALS,
      '99.2.0.192.bl.spamcop.net': { A: 'TIMEOUT' },
      'example.org.dbl.spamhaus.org': { A: ['127.255.255.254'] },
    }
    expect(runCheck(listsNotChecked, await evidence(zone))).toMatchObject({
      status: 'fail',
      severity: 'info',
      params: { count: 2, total: 3, lists: ['bl.spamcop.net', 'dbl.spamhaus.org'] },
    })
  })

  it('are unknown when the lists themselves could not be loaded', async () => {
    const facts = { ...(await evidence(TRIALS)), ipLists: notKnown('unreachable'), domainLists: known([]) }
    expect(runCheck(listsNotChecked, facts)).toMatchObject({ status: 'unknown', params: { reason: 'unreachable' } })
  })

  it('are none where none was asked', async () => {
    expect(runCheck(listsNotChecked, await evidence({}, []))).toMatchObject({ status: 'not-applicable' })
  })
})

import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { domainRecent } from './domain-recent.ts'

const judge = async (zone: Zone, lists = ['sem-fresh15']) =>
  runCheck(domainRecent, await evidenceFrom('example.org', zone, { lists }))

const TRIALS = { 'test.fresh15.spameatingmonkey.net': { A: ['127.0.0.2'] } }

describe('a domain registered days ago', () => {
  it('is told, calmly', async () => {
    const zone = { ...TRIALS, 'example.org.fresh15.spameatingmonkey.net': { A: ['127.0.0.2'] } }
    expect(await judge(zone)).toMatchObject({ status: 'fail', severity: 'info', params: { subjects: ['example.org'] } })
  })

  it('passes when it is older', async () => {
    expect(await judge(TRIALS)).toMatchObject({ status: 'pass' })
  })

  it('is unknown when the list did not answer', async () => {
    expect(await judge({})).toMatchObject({ status: 'unknown' })
  })

  it('is not judged without lists', async () => {
    expect(await judge({}, [])).toMatchObject({ status: 'not-applicable' })
  })
})

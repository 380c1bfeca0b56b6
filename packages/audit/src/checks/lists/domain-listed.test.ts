import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { domainListed } from './domain-listed.ts'

const judge = async (zone: Zone, lists = ['spamhaus-dbl', 'uribl']) =>
  runCheck(domainListed, await evidenceFrom('news.example.org', zone, { mailFrom: 'b@bounces.example.net', lists }))

const TRIALS = {
  'test.dbl.spamhaus.org': { A: ['127.0.1.2'] },
  'test.uribl.com.multi.uribl.com': { A: ['127.0.0.14'] },
}

describe('domains on blocklists', () => {
  it('pass when the lists do not know them', async () => {
    expect(await judge(TRIALS)).toMatchObject({ status: 'pass' })
  })

  it('fail with the name that is listed, be it above the one that sends', async () => {
    const zone = {
      ...TRIALS,
      'example.org.dbl.spamhaus.org': { A: ['127.0.1.4'] },
      'bounces.example.net.multi.uribl.com': { A: ['127.0.0.2'] },
    }
    expect(await judge(zone)).toMatchObject({
      status: 'fail',
      severity: 'critical',
      params: { subjects: ['example.org', 'bounces.example.net'], lists: ['dbl.spamhaus.org', 'multi.uribl.com'] },
    })
  })

  it('pass with a mark that is no reproach', async () => {
    expect(await judge({ ...TRIALS, 'example.org.multi.uribl.com': { A: ['127.0.0.4'] } })).toMatchObject({
      status: 'pass',
    })
  })

  it('are unknown when a list refuses: that is neither good nor bad', async () => {
    const zone = {
      'example.org.multi.uribl.com': { A: ['127.0.0.1'] },
      'invalid.multi.uribl.com': { A: ['127.0.0.1'] },
    }
    expect(await judge(zone, ['uribl'])).toMatchObject({ status: 'unknown' })
  })

  it('are unknown when the list knows nothing any more', async () => {
    expect(await judge({}, ['spamhaus-dbl'])).toMatchObject({ status: 'unknown' })
  })

  it('are not judged without lists', async () => {
    expect(await judge({}, [])).toMatchObject({ status: 'not-applicable' })
  })
})

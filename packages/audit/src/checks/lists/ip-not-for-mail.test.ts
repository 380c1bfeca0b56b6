import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { ipNotForMail } from './ip-not-for-mail.ts'

const judge = async (zone: Zone, lists = ['spamhaus-zen', 'spamrats-all']) =>
  runCheck(ipNotForMail, await evidenceFrom('example.org', zone, { ip: '192.0.2.99', lists }))

const TRIALS = {
  '2.0.0.127.zen.spamhaus.org': { A: ['127.0.0.2', '127.0.0.4', '127.0.0.10'] },
  '2.0.0.127.all.spamrats.com': { A: ['127.0.0.36'] },
}

describe('an address whose range is not for mail', () => {
  it('passes when no list says so', async () => {
    expect(await judge(TRIALS)).toMatchObject({ status: 'pass' })
  })

  it('fails one step below a listing of the same list', async () => {
    expect(await judge({ ...TRIALS, '99.2.0.192.zen.spamhaus.org': { A: ['127.0.0.11'] } })).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { lists: ['zen.spamhaus.org'] },
    })
    expect(await judge({ ...TRIALS, '99.2.0.192.all.spamrats.com': { A: ['127.0.0.37'] } })).toMatchObject({
      status: 'fail',
      severity: 'info',
    })
  })

  it('leaves a real listing to the other check', async () => {
    const zone = { ...TRIALS, '99.2.0.192.zen.spamhaus.org': { A: ['127.0.0.10', '127.0.0.4'] } }
    expect(await judge(zone)).toMatchObject({ status: 'pass' })
  })

  it('is unknown when no list answered', async () => {
    expect(await judge({})).toMatchObject({ status: 'unknown' })
  })

  it('does not apply without lists', async () => {
    expect(await judge({}, [])).toMatchObject({ status: 'not-applicable' })
  })
})

import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { ipListed } from './ip-listed.ts'

const TRIAL = { A: ['127.0.0.2'] }
const judge = async (zone: Zone, lists: string[], ip: string | null = '192.0.2.99') =>
  runCheck(ipListed, await evidenceFrom('example.org', zone, { ip, lists }))

describe('the sending address on blocklists', () => {
  it('passes when the lists do not know it', async () => {
    const zone = { '2.0.0.127.zen.spamhaus.org': TRIAL }
    expect(await judge(zone, ['spamhaus-zen'])).toMatchObject({ status: 'pass' })
  })

  it('fails once for several lists, as gravely as the gravest', async () => {
    const zone = {
      '2.0.0.127.psbl.surriel.com': TRIAL,
      '99.2.0.192.psbl.surriel.com': TRIAL,
      '2.0.0.127.zen.spamhaus.org': TRIAL,
      '99.2.0.192.zen.spamhaus.org': { A: ['127.0.0.4'] },
    }
    expect(await judge(zone, ['psbl', 'spamhaus-zen'])).toMatchObject({
      status: 'fail',
      severity: 'critical',
      params: {
        subjects: ['192.0.2.99'],
        lists: ['zen.spamhaus.org', 'psbl.surriel.com'],
        removal: ['https://check.spamhaus.org/', 'https://psbl.org/remove'],
      },
    })
  })

  it.each([
    ['psbl', 'psbl.surriel.com', 'medium'],
    ['uceprotect-1', 'dnsbl-1.uceprotect.net', 'low'],
  ])('weighs %s by its real effect', async (id, zone, severity) => {
    const found = await judge({ [`2.0.0.127.${zone}`]: TRIAL, [`99.2.0.192.${zone}`]: TRIAL }, [id])
    expect(found).toMatchObject({ status: 'fail', severity })
  })

  it.each([
    ['a range that is no reproach', 'spamhaus-zen', 'zen.spamhaus.org', '127.0.0.10'],
    ['a whole network', 'uceprotect-3', 'dnsbl-3.uceprotect.net', '127.0.0.2'],
    ['a list of good senders', 'dnswl', 'list.dnswl.org', '127.0.9.2'],
    ['a good word', 'hostkarma', 'hostkarma.junkemailfilter.com', '127.0.0.5'],
  ])('does not fail for %s', async (_what, id, zone, code) => {
    const found = await judge({ [`2.0.0.127.${zone}`]: TRIAL, [`99.2.0.192.${zone}`]: { A: [code] } }, [id])
    expect(found).toMatchObject({ status: 'pass' })
  })

  it('fails for an IPv6 address', async () => {
    const zeros = '0.'.repeat(20).slice(0, -1)
    const zone = {
      [`2.0.0.0.0.0.f.7.f.f.f.f.${zeros}.zen.spamhaus.org`]: TRIAL,
      [`1${'.0'.repeat(23)}.8.b.d.0.1.0.0.2.zen.spamhaus.org`]: { A: ['127.0.0.3'] },
    }
    expect(await judge(zone, ['spamhaus-zen'], '2001:db8::1')).toMatchObject({
      status: 'fail',
      params: { subjects: ['2001:db8::1'] },
    })
  })

  it('is unknown when every list refused or kept silent, never passed', async () => {
    const refused = { '99.2.0.192.zen.spamhaus.org': { A: ['127.255.255.254'] } }
    expect(await judge(refused, ['spamhaus-zen'])).toMatchObject({ status: 'unknown', params: { reason: 'refused' } })
    expect(await judge({}, ['spamhaus-zen'])).toMatchObject({ status: 'unknown', params: { reason: 'bad-answer' } })
    const silent = { '99.2.0.192.zen.spamhaus.org': { A: 'TIMEOUT' } } as const
    expect(await judge(silent, ['spamhaus-zen'])).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('does not apply without an address or without lists', async () => {
    expect(await judge({}, ['spamhaus-zen'], null)).toMatchObject({ status: 'not-applicable' })
    expect(await judge({}, [])).toMatchObject({ status: 'not-applicable' })
  })
})

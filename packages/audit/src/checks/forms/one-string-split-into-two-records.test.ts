import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { oneStringSplitIntoTwoRecords } from './one-string-split-into-two-records.ts'

const fixOver = async (zone: Zone) => {
  const { formTexts, dkim } = await evidenceFrom('example.org', zone, { selectors: ['s1'] })
  if (!formTexts.known || !dkim.known) throw new Error('not known')
  return oneStringSplitIntoTwoRecords.fix?.({ formTexts: formTexts.value, dkim: dkim.value })
}

const judge = async (zone: Zone) =>
  runCheck(oneStringSplitIntoTwoRecords, await evidenceFrom('example.org', zone, { selectors: ['s1'] }))

const HALF = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA'

describe('forms/one-string-split-into-two-records', () => {
  it.each([
    [
      'example.org',
      'v=spf1 ip4:192.0.2.1',
      'include:_spf.example.net -all',
      'v=spf1 ip4:192.0.2.1 include:_spf.example.net -all',
    ],
    ['example.org', 'v=spf1 include:_spf.exam', 'ple.net mx ~all', 'v=spf1 include:_spf.example.net mx ~all'],
    [
      's1._domainkey.example.org',
      `v=DKIM1; k=rsa; p=${HALF}`,
      `${HALF}IDAQAB`,
      `v=DKIM1; k=rsa; p=${HALF}${HALF}IDAQAB`,
    ],
    [
      '_dmarc.example.org',
      'v=DMARC1; p=none;',
      'rua=mailto:a@example.org',
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
  ])('finds the halves at %s, and joins them', async (name, first, second, joined) => {
    const zone = { [name]: { TXT: [second, 'site-verification=1', first] } }
    expect(await judge(zone)).toMatchObject({ status: 'fail', params: { names: [name] } })
    expect(await fixOver(zone)).toEqual([
      { name, type: 'TXT', before: first, after: joined },
      { name, type: 'TXT', before: second, after: null },
    ])
  })

  it.each([
    [['v=spf1 mx -all', 'site-verification=abcdefghijklmnopqrstuvwxyz']],
    [['v=spf1 mx -all', 'a remark about mail for all']],
    [['v=spf1 mx -all', 'include:_spf.example.net -all']],
    [['v=spf1 mx', 'v=spf1 a -all']],
    [[]],
  ])('passes %j', async (TXT) => {
    expect((await judge({ 'example.org': { TXT } })).status).toBe('pass')
  })

  it('does not guess where a semicolon belongs', async () => {
    expect(
      await fixOver({ '_dmarc.example.org': { TXT: ['v=DMARC1; p=none', 'rua=mailto:a@example.org'] } }),
    ).toBeNull()
  })

  it('does not know when a name did not answer', async () => {
    expect(await judge({ 'example.org': { TXT: 'REFUSED' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'refused' },
    })
  })
})

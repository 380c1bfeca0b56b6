import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { quotesInside } from './quotes-inside.ts'

const DOMAIN = 'example.org'
const spf = (record: string) => evidenceFrom(DOMAIN, { [DOMAIN]: { TXT: [record] } })

describe('forms/quotes-inside', () => {
  it.each([
    ['"v=spf1 -all"', 'v=spf1 -all'],
    ['v=spf1 "-all"', 'v=spf1 -all'],
    ["'v=spf1 -all'", 'v=spf1 -all'],
    ['"v=spf1 include:_spf.exam" "ple.net -all"', 'v=spf1 include:_spf.example.net -all'],
  ])('fails over %j, which is meant as %j', async (before, after) => {
    const evidence = await spf(before)
    expect(runCheck(quotesInside, evidence)).toMatchObject({ status: 'fail', params: { names: [DOMAIN] } })
    if (!evidence.formTexts.known || !evidence.dkim.known) throw new Error('not known')
    const facts = { formTexts: evidence.formTexts.value, dkim: evidence.dkim.value }
    expect(quotesInside.fix?.(facts)).toEqual([{ name: DOMAIN, type: 'TXT', before, after }])
  })

  it.each(['v=spf1 -all', '"some text in quotes"'])('passes %j', async (record) => {
    expect(runCheck(quotesInside, await spf(record)).status).toBe('pass')
  })

  it('looks at DMARC and DKIM too', async () => {
    const evidence = await evidenceFrom(
      DOMAIN,
      {
        '_dmarc.example.org': { TXT: ['"v=DMARC1; p=none"'] },
        's1._domainkey.example.org': { TXT: ['"v=DKIM1; p=MCowBQYDK2VwAyEA"'] },
      },
      { selectors: ['s1'] },
    )
    expect(runCheck(quotesInside, evidence).params).toEqual({
      names: ['_dmarc.example.org', 's1._domainkey.example.org'],
    })
  })

  it('does not know when a name did not answer', async () => {
    const evidence = await evidenceFrom(DOMAIN, { '_dmarc.example.org': { TXT: 'SERVFAIL' } })
    expect(runCheck(quotesInside, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'servfail' } })
  })
})

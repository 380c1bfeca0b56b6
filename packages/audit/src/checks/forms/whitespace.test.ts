import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { whitespace } from './whitespace.ts'

const DOMAIN = 'example.org'
const spf = (record: string) => evidenceFrom(DOMAIN, { [DOMAIN]: { TXT: [record] } })

describe('forms/whitespace', () => {
  it.each([
    ['v=spf1\u00a0-all', 'v=spf1 -all'],
    ['v=spf1 -all\u200b', 'v=spf1 -all'],
    ['\ufeffv=spf1 -all', 'v=spf1 -all'],
    ['v=spf1\t-all', 'v=spf1 -all'],
    [' v=spf1 -all', 'v=spf1 -all'],
    ['v=spf1 -all\r\n', 'v=spf1 -all'],
  ])('fails over %j, which is meant as %j', async (before, after) => {
    const evidence = await spf(before)
    expect(runCheck(whitespace, evidence)).toMatchObject({ status: 'fail', params: { names: [DOMAIN] } })
    if (!evidence.formTexts.known || !evidence.dkim.known) throw new Error('not known')
    const facts = { formTexts: evidence.formTexts.value, dkim: evidence.dkim.value }
    expect(whitespace.fix?.(facts)).toEqual([{ name: DOMAIN, type: 'TXT', before, after }])
  })

  it.each(['v=spf1 -all', 'v=spf1  -all ', 'a\u00a0remark'])('passes %j', async (record) => {
    expect(runCheck(whitespace, await spf(record)).status).toBe('pass')
  })

  it('looks at DMARC and DKIM too', async () => {
    const evidence = await evidenceFrom(
      DOMAIN,
      {
        '_dmarc.example.org': { TXT: ['v=DMARC1;\u00a0p=none'] },
        's1._domainkey.example.org': { TXT: ['v=DKIM1;\u00a0p=MCowBQYDK2VwAyEA'] },
      },
      { selectors: ['s1'] },
    )
    expect(runCheck(whitespace, evidence).params).toEqual({
      names: ['_dmarc.example.org', 's1._domainkey.example.org'],
    })
  })

  it('does not know when a name did not answer', async () => {
    const evidence = await evidenceFrom(DOMAIN, { '_dmarc.example.org': { TXT: 'SERVFAIL' } })
    expect(runCheck(whitespace, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'servfail' } })
  })
})

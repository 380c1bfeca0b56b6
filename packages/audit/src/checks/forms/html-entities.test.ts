import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { htmlEntities } from './html-entities.ts'

const DOMAIN = 'example.org'
const spf = (record: string) => evidenceFrom(DOMAIN, { [DOMAIN]: { TXT: [record] } })

describe('forms/html-entities', () => {
  it.each([
    ['&quot;v=spf1 -all&quot;', 'v=spf1 -all'],
    ['v=spf1&nbsp;-all', 'v=spf1 -all'],
    ['&#34;v=spf1 -all&#x22;', 'v=spf1 -all'],
  ])('fails over %j, which is meant as %j', async (before, after) => {
    const evidence = await spf(before)
    expect(runCheck(htmlEntities, evidence)).toMatchObject({ status: 'fail', params: { names: [DOMAIN] } })
    if (!evidence.formTexts.known || !evidence.dkim.known) throw new Error('not known')
    const facts = { formTexts: evidence.formTexts.value, dkim: evidence.dkim.value }
    expect(htmlEntities.fix?.(facts)).toEqual([{ name: DOMAIN, type: 'TXT', before, after }])
  })

  it.each(['v=spf1 -all', 'a &lt; b', 'v=spf1 exists:&quot.example.net -all'])('passes %j', async (record) => {
    expect(runCheck(htmlEntities, await spf(record)).status).toBe('pass')
  })

  it('looks at DMARC and DKIM too', async () => {
    const evidence = await evidenceFrom(
      DOMAIN,
      {
        '_dmarc.example.org': { TXT: ['&quot;v=DMARC1; p=none&quot;'] },
        's1._domainkey.example.org': { TXT: ['&quot;v=DKIM1; p=MCowBQYDK2VwAyEA&quot;'] },
      },
      { selectors: ['s1'] },
    )
    expect(runCheck(htmlEntities, evidence).params).toEqual({
      names: ['_dmarc.example.org', 's1._domainkey.example.org'],
    })
  })

  it('does not know when a name did not answer', async () => {
    const evidence = await evidenceFrom(DOMAIN, { '_dmarc.example.org': { TXT: 'SERVFAIL' } })
    expect(runCheck(htmlEntities, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'servfail' } })
  })
})

import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { doubledDomain } from './doubled-domain.ts'

const DMARC = 'v=DMARC1; p=none; rua=mailto:a@example.org'
const DOUBLED = '_dmarc.example.org.example.org'

describe('forms/doubled-domain', () => {
  it('finds SPF, DKIM and DMARC under the doubled domain', async () => {
    const evidence = await evidenceFrom(
      'example.org',
      {
        [DOUBLED]: { TXT: [DMARC] },
        'example.org.example.org': { TXT: ['v=spf1 -all'] },
        's1._domainkey.example.org.example.org': { TXT: ['v=DKIM1; p='] },
      },
      { selectors: ['s1'] },
    )
    expect(runCheck(doubledDomain, evidence)).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: {
        names: ['example.org.example.org', DOUBLED, 's1._domainkey.example.org.example.org'],
        rightNames: ['example.org', '_dmarc.example.org', 's1._domainkey.example.org'],
      },
    })
  })

  it('finds the name completed with the zone of a sub-domain', async () => {
    const evidence = await evidenceFrom('news.example.org', {
      '_dmarc.news.example.org.example.org': { TXT: [DMARC] },
    })
    expect(runCheck(doubledDomain, evidence)).toMatchObject({ status: 'fail' })
  })

  it('offers to move the record', async () => {
    const { searchedPlaces } = await evidenceFrom('example.org', { [DOUBLED]: { TXT: [DMARC] } })
    if (!searchedPlaces.known) throw new Error('not known')
    expect(doubledDomain.fix?.({ searchedPlaces: searchedPlaces.value })).toEqual([
      { name: DOUBLED, type: 'TXT', before: DMARC, after: null },
      { name: '_dmarc.example.org', type: 'TXT', before: null, after: DMARC },
    ])
  })

  it('is calm when the right name holds a record too', async () => {
    const evidence = await evidenceFrom('example.org', {
      [DOUBLED]: { TXT: [DMARC] },
      '_dmarc.example.org': { TXT: [DMARC] },
    })
    expect(runCheck(doubledDomain, evidence)).toMatchObject({ status: 'fail', severity: 'low' })
  })

  it('is not taken in by a wildcard', async () => {
    const wildcard = { TXT: ['v=spf1 -all'] }
    const evidence = await evidenceFrom('example.org', {
      'example.org.example.org': wildcard,
      'bien-recu-asks-for-wildcards.example.org': wildcard,
    })
    expect(runCheck(doubledDomain, evidence).status).toBe('pass')
  })

  it('passes where nothing stands', async () => {
    expect(runCheck(doubledDomain, await evidenceFrom('example.org', {})).status).toBe('pass')
  })

  it('asks for no name longer than a name may be', async () => {
    const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(50)}.example.org`
    expect(runCheck(doubledDomain, await evidenceFrom(domain, {})).status).toBe('pass')
  })

  it('does not know when the servers did not answer', async () => {
    const evidence = await evidenceFrom('example.org', { [DOUBLED]: { TXT: 'TIMEOUT' } })
    expect(runCheck(doubledDomain, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })
})

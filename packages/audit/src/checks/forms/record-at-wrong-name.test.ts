import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { recordAtWrongName } from './record-at-wrong-name.ts'

const SPF = 'v=spf1 mx -all'
const DMARC = 'v=DMARC1; p=none'
const KEY = 'v=DKIM1; k=rsa; p=MIIB'

describe('forms/record-at-wrong-name', () => {
  it.each(['_spf', 'spf', 'www', '_dmarc'])('finds SPF at %s when the domain has none', async (label) => {
    const evidence = await evidenceFrom('example.org', { [`${label}.example.org`]: { TXT: [SPF] } })
    expect(runCheck(recordAtWrongName, evidence)).toMatchObject({
      status: 'fail',
      params: { names: [`${label}.example.org`], rightNames: ['example.org'] },
    })
  })

  it('finds DMARC at a name without underscore', async () => {
    const name = 'dmarc.example.org'
    const evidence = await evidenceFrom('example.org', { [name]: { TXT: [DMARC] } })
    expect(runCheck(recordAtWrongName, evidence)).toMatchObject({
      status: 'fail',
      params: { names: [name], rightNames: ['_dmarc.example.org'] },
    })
  })

  it.each(['s1.example.org', 's1_domainkey.example.org'])('finds the key at %s', async (name) => {
    const evidence = await evidenceFrom('example.org', { [name]: { TXT: [KEY] } }, { selectors: ['s1'] })
    expect(runCheck(recordAtWrongName, evidence)).toMatchObject({
      status: 'fail',
      params: { names: [name], rightNames: ['s1._domainkey.example.org'] },
    })
  })

  it('leaves a record alone that the domain includes', async () => {
    const evidence = await evidenceFrom('example.org', {
      'example.org': { TXT: ['v=spf1 include:_spf.example.org -all'] },
      '_spf.example.org': { TXT: [SPF] },
    })
    expect(runCheck(recordAtWrongName, evidence).status).toBe('pass')
  })

  it('leaves the record of another alone, to which www is an alias', async () => {
    const evidence = await evidenceFrom('example.org', {
      'www.example.org': { CNAME: ['shop.example.net'] },
      'shop.example.net': { TXT: [SPF] },
    })
    expect(runCheck(recordAtWrongName, evidence).status).toBe('pass')
  })

  it('offers to publish it where it belongs', async () => {
    const { searchedPlaces } = await evidenceFrom('example.org', { 'dmarc.example.org': { TXT: [DMARC] } })
    if (!searchedPlaces.known) throw new Error('not known')
    expect(recordAtWrongName.fix?.({ searchedPlaces: searchedPlaces.value })).toEqual([
      { name: '_dmarc.example.org', type: 'TXT', before: null, after: DMARC },
    ])
  })

  it('offers nothing when two different ones wait for one name', async () => {
    const { searchedPlaces } = await evidenceFrom('example.org', {
      '_spf.example.org': { TXT: [SPF] },
      'spf.example.org': { TXT: ['v=spf1 a -all'] },
    })
    if (!searchedPlaces.known) throw new Error('not known')
    expect(recordAtWrongName.fix?.({ searchedPlaces: searchedPlaces.value })).toBeNull()
  })

  it.each([
    [{ '_spf.example.org': { TXT: 'TIMEOUT' } }],
    [{ 'example.org': { TXT: 'TIMEOUT' }, '_spf.example.org': { TXT: [SPF] } }],
  ] as const)('does not know when a name did not answer: %j', async (zone) => {
    expect(runCheck(recordAtWrongName, await evidenceFrom('example.org', zone))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

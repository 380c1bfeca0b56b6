import { describe, expect, it } from 'vitest'
import { keyZone, RSA_RECORD, signedWith, withKeys } from '../../../fixtures/dkim-keys.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { nothingPublished } from './nothing-published.ts'

describe('dkim/nothing-published', () => {
  it('passes where something stands below _domainkey, be it a key or not', async () => {
    const other = await evidenceFrom('example.org', { 'x._domainkey.example.org': { TXT: ['hello'] } })
    expect(runCheck(nothingPublished, other).status).toBe('pass')
  })

  it('fails where that name does not exist', async () => {
    const bare = await evidenceFrom('example.org', { 'example.org': { TXT: ['v=spf1 -all'] } })
    expect(runCheck(nothingPublished, bare)).toMatchObject({ status: 'fail', params: { domain: 'example.org' } })
  })

  it('leaves the word to others where a key was found or named, or a message has spoken', async () => {
    const found = await evidenceFrom('example.org', keyZone({ google: [RSA_RECORD] }))
    expect(runCheck(nothingPublished, found).status).toBe('not-applicable')
    expect(runCheck(nothingPublished, await withKeys({ a: [] })).status).toBe('not-applicable')
    expect(runCheck(nothingPublished, await withKeys({}, { message: signedWith([]) })).status).toBe('not-applicable')
  })

  it('is unknown when the search got no answer', async () => {
    const silent = await evidenceFrom('example.org', keyZone({ google: 'TIMEOUT' }))
    expect(runCheck(nothingPublished, silent)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })
})

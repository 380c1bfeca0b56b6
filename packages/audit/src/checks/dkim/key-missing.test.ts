import { describe, expect, it } from 'vitest'
import { RSA_RECORD, signature, signedWith, withKeys } from '../../../fixtures/dkim-keys.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { keyMissing } from './key-missing.ts'

describe('dkim/key-missing', () => {
  const message = signedWith([signature()])

  it('passes when the key is published', async () => {
    expect(runCheck(keyMissing, await withKeys({ a: [RSA_RECORD] }, { message })).status).toBe('pass')
  })

  it('fails when a message was signed with a key that is not', async () => {
    expect(runCheck(keyMissing, await withKeys({}, { message }))).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { selectors: ['a'], names: ['a._domainkey.example.org'] },
    })
  })

  it('is milder for a selector that the user typed', async () => {
    expect(runCheck(keyMissing, await withKeys({}, { selectors: ['typo'] }))).toMatchObject({
      status: 'fail',
      severity: 'medium',
    })
  })

  it('never fails for a guess, for the key of another domain, or for an alias', async () => {
    const others = signedWith([signature({ domain: 'relay.example' })])
    expect(runCheck(keyMissing, await withKeys({})).status).toBe('not-applicable')
    expect(runCheck(keyMissing, await withKeys({}, { message: others })).status).toBe('not-applicable')
    const zone = { 'a._domainkey.example.org': { CNAME: ['gone.example.net'] } }
    expect(runCheck(keyMissing, await evidenceFrom('example.org', zone, { message })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(keyMissing, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

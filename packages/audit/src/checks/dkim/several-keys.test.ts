import { describe, expect, it } from 'vitest'
import { ED25519_RECORD, keyZone, RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { severalKeys } from './several-keys.ts'

describe('dkim/several-keys', () => {
  it('passes with one record', async () => {
    expect(runCheck(severalKeys, await withKeys({ a: [RSA_RECORD] })).status).toBe('pass')
  })

  it('fails with two', async () => {
    expect(runCheck(severalKeys, await withKeys({ a: [RSA_RECORD, ED25519_RECORD] }))).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { count: 2, names: ['a._domainkey.example.org'] },
    })
  })

  it('is milder at a selector that was guessed', async () => {
    const zone = keyZone({ google: [RSA_RECORD, ED25519_RECORD] })
    expect(runCheck(severalKeys, await evidenceFrom('example.org', zone))).toMatchObject({
      status: 'fail',
      severity: 'medium',
    })
  })

  it('says nothing where there is none', async () => {
    expect(runCheck(severalKeys, await withKeys({ a: [] })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(severalKeys, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { keyZone, RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { keyRevoked } from './key-revoked.ts'

describe('dkim/key-revoked', () => {
  it('passes with a key', async () => {
    expect(runCheck(keyRevoked, await withKeys({ a: [RSA_RECORD] })).status).toBe('pass')
  })

  it('fails when a key in use is revoked', async () => {
    expect(runCheck(keyRevoked, await withKeys({ a: ['v=DKIM1; p='] }))).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { selectors: ['a'] },
    })
  })

  it('is good to know where nobody named the key', async () => {
    const zone = keyZone({ google: ['v=DKIM1; p='] })
    expect(runCheck(keyRevoked, await evidenceFrom('example.org', zone))).toMatchObject({
      status: 'fail',
      severity: 'info',
    })
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(keyRevoked, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

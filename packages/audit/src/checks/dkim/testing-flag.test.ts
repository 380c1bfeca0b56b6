import { describe, expect, it } from 'vitest'
import { keyZone, RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { testingFlag } from './testing-flag.ts'

describe('dkim/testing-flag', () => {
  it('passes without the flag', async () => {
    expect(runCheck(testingFlag, await withKeys({ a: [`${RSA_RECORD}; t=s`] })).status).toBe('pass')
  })

  it('fails with it, alone or among others', async () => {
    for (const flags of ['y', 's:y', 'y : s']) {
      expect(runCheck(testingFlag, await withKeys({ a: [`${RSA_RECORD}; t=${flags}`] }))).toMatchObject({
        status: 'fail',
        severity: 'medium',
      })
    }
  })

  it('is milder for a key that was guessed', async () => {
    const zone = keyZone({ google: [`${RSA_RECORD}; t=y`] })
    expect(runCheck(testingFlag, await evidenceFrom('example.org', zone))).toMatchObject({
      status: 'fail',
      severity: 'low',
    })
  })

  it('says nothing of a revoked key', async () => {
    expect(runCheck(testingFlag, await withKeys({ a: ['v=DKIM1; t=y; p='] })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(testingFlag, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

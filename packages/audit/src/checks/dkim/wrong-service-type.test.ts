import { describe, expect, it } from 'vitest'
import { RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { wrongServiceType } from './wrong-service-type.ts'

describe('dkim/wrong-service-type', () => {
  it.each(['', '; s=*', '; s=email', '; s=other:email'])('passes with %j', async (tag) => {
    expect(runCheck(wrongServiceType, await withKeys({ a: [RSA_RECORD + tag] })).status).toBe('pass')
  })

  it('fails when mail is not among the services', async () => {
    expect(runCheck(wrongServiceType, await withKeys({ a: [`${RSA_RECORD}; s=tlsrpt`] }))).toMatchObject({
      status: 'fail',
      params: { services: 'tlsrpt' },
    })
  })

  it('says nothing of a revoked key', async () => {
    expect(runCheck(wrongServiceType, await withKeys({ a: ['v=DKIM1; s=tlsrpt; p='] })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(wrongServiceType, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

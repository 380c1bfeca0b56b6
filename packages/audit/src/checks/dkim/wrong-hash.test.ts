import { describe, expect, it } from 'vitest'
import { RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { wrongHash } from './wrong-hash.ts'

describe('dkim/wrong-hash', () => {
  it.each(['', '; h=sha256', '; h=sha1:sha256', '; h=sha3 : sha256'])('passes with %j', async (tag) => {
    expect(runCheck(wrongHash, await withKeys({ a: [RSA_RECORD + tag] })).status).toBe('pass')
  })

  it.each(['sha1', 'rsa-sha256'])('fails with h=%s', async (hash) => {
    expect(runCheck(wrongHash, await withKeys({ a: [`${RSA_RECORD}; h=${hash}`] }))).toMatchObject({
      status: 'fail',
      params: { hashes: hash },
    })
  })

  it('says nothing of a revoked key', async () => {
    expect(runCheck(wrongHash, await withKeys({ a: ['v=DKIM1; h=sha1; p='] })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(wrongHash, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { privateKeyPublished } from './private-key-published.ts'

describe('dkim/private-key-published', () => {
  it('passes with a public key', async () => {
    expect(runCheck(privateKeyPublished, await withKeys({ a: [RSA_RECORD] })).status).toBe('pass')
  })

  it.each(['pkcs1', 'pkcs8'] as const)('fails with a private key (%s)', async (type) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const record = `v=DKIM1; p=${privateKey.export({ type, format: 'der' }).toString('base64')}`
    expect(runCheck(privateKeyPublished, await withKeys({ a: [record] }))).toMatchObject({
      status: 'fail',
      severity: 'critical',
    })
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(privateKeyPublished, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

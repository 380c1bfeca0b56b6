import { describe, expect, it } from 'vitest'
import { ED25519_RECORD, rsaKey, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { keyTooShort } from './key-too-short.ts'

describe('dkim/key-too-short', () => {
  const judge = async (...keys: readonly string[]) =>
    runCheck(keyTooShort, await withKeys(Object.fromEntries(keys.map((key, index) => [`s${index}`, [`p=${key}`]]))))

  it.each([1024, 2048])('passes at %i bits', async (bits) => {
    expect((await judge(rsaKey(bits))).status).toBe('pass')
  })

  it.each([1023, 512])('fails at %i bits', async (bits) => {
    expect(await judge(rsaKey(bits))).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { bits, limit: 1024, selectors: ['s0'], names: ['s0._domainkey.example.org'] },
    })
  })

  it('names every key at fault, with its length', async () => {
    expect(await judge(rsaKey(1023), rsaKey(512), rsaKey(1024))).toMatchObject({
      params: { bits: ['1023', '512'], selectors: ['s0', 's1'] },
    })
  })

  it('says nothing of Ed25519, of a revoked key, or of one that cannot be read', async () => {
    expect(runCheck(keyTooShort, await withKeys({ a: [ED25519_RECORD] })).status).toBe('not-applicable')
    expect((await judge('', 'AAAA')).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(keyTooShort, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

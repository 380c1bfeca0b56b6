import { describe, expect, it } from 'vitest'
import { ED25519_RECORD, rsaKey, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { keyTooLong } from './key-too-long.ts'

describe('dkim/key-too-long', () => {
  const judge = async (...keys: readonly string[]) =>
    runCheck(keyTooLong, await withKeys(Object.fromEntries(keys.map((key, index) => [`s${index}`, [`p=${key}`]]))))

  it.each([4096, 1024])('passes at %i bits', async (bits) => {
    expect((await judge(rsaKey(bits))).status).toBe('pass')
  })

  it.each([4097, 8192])('fails at %i bits', async (bits) => {
    expect(await judge(rsaKey(bits))).toMatchObject({
      status: 'fail',
      severity: 'low',
      params: { bits, limit: 4096, selectors: ['s0'], names: ['s0._domainkey.example.org'] },
    })
  })

  it('names every key at fault, with its length', async () => {
    expect(await judge(rsaKey(4097), rsaKey(8192), rsaKey(4096))).toMatchObject({
      params: { bits: ['4097', '8192'], selectors: ['s0', 's1'] },
    })
  })

  it('says nothing of Ed25519, of a revoked key, or of one that cannot be read', async () => {
    expect(runCheck(keyTooLong, await withKeys({ a: [ED25519_RECORD] })).status).toBe('not-applicable')
    expect((await judge('', 'AAAA')).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(keyTooLong, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { ED25519_RECORD, rsaKey, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { keyShort } from './key-short.ts'

describe('dkim/key-short', () => {
  const judge = async (...keys: readonly string[]) =>
    runCheck(keyShort, await withKeys(Object.fromEntries(keys.map((key, index) => [`s${index}`, [`p=${key}`]]))))

  it.each([2048, 4096])('passes at %i bits', async (bits) => {
    expect((await judge(rsaKey(bits))).status).toBe('pass')
  })

  it.each([2047, 1024])('fails at %i bits', async (bits) => {
    expect(await judge(rsaKey(bits))).toMatchObject({
      status: 'fail',
      severity: 'low',
      params: { bits, limit: 2048, selectors: ['s0'], names: ['s0._domainkey.example.org'] },
    })
  })

  it('names every key at fault, with its length', async () => {
    expect(await judge(rsaKey(2047), rsaKey(1024), rsaKey(2048))).toMatchObject({
      params: { bits: ['2047', '1024'], selectors: ['s0', 's1'] },
    })
  })

  it('says nothing of Ed25519, of a revoked key, or of one that cannot be read', async () => {
    expect(runCheck(keyShort, await withKeys({ a: [ED25519_RECORD] })).status).toBe('not-applicable')
    expect((await judge('', 'AAAA', rsaKey(1023))).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(keyShort, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

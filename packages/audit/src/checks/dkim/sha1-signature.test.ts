import { describe, expect, it } from 'vitest'
import { signature, signedWith, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { sha1Signature } from './sha1-signature.ts'

describe('dkim/sha1-signature', () => {
  const judge = async (...algorithms: readonly (string | null)[]) =>
    runCheck(
      sha1Signature,
      await withKeys({}, { message: signedWith(algorithms.map((algorithm) => signature({ algorithm }))) }),
    )

  it('passes with SHA-256', async () => {
    expect((await judge('rsa-sha256', 'ed25519-sha256')).status).toBe('pass')
  })

  it('fails with SHA-1 alone', async () => {
    expect(await judge('rsa-sha1')).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { domains: ['example.org'] },
    })
  })

  it('matters little beside a sound signature of the same domain', async () => {
    expect(await judge('rsa-sha1', 'rsa-sha256')).toMatchObject({ status: 'fail', severity: 'low' })
  })

  it('says nothing when the algorithm was not shown', async () => {
    expect((await judge(null)).status).toBe('not-applicable')
  })

  it('is unknown when the message is', async () => {
    const evidence = { ...(await withKeys({})), message: { known: false, reason: 'timeout' } as const }
    expect(runCheck(sha1Signature, evidence).status).toBe('unknown')
  })
})

import { describe, expect, it } from 'vitest'
import { signature, signedWith, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { noSignature } from './no-signature.ts'

describe('dkim/no-signature', () => {
  it('passes when the message is signed', async () => {
    expect(runCheck(noSignature, await withKeys({}, { message: signedWith([signature()]) })).status).toBe('pass')
  })

  it('fails when it bears no signature', async () => {
    expect(runCheck(noSignature, await withKeys({}, { message: signedWith([]) }))).toMatchObject({
      status: 'fail',
      severity: 'high',
    })
  })

  it('says nothing when there is no message, or nobody looked', async () => {
    expect(runCheck(noSignature, await withKeys({})).status).toBe('not-applicable')
    expect(runCheck(noSignature, await withKeys({}, { message: signedWith(null) })).status).toBe('not-applicable')
  })

  it('is unknown when the message is', async () => {
    const evidence = { ...(await withKeys({})), message: { known: false, reason: 'timeout' } as const }
    expect(runCheck(noSignature, evidence).status).toBe('unknown')
  })
})

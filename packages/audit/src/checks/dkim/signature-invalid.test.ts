import { describe, expect, it } from 'vitest'
import { signature, signedWith, withKeys } from '../../../fixtures/dkim-keys.ts'
import type { SignatureFacts } from '../../message.ts'
import { runCheck } from '../../run.ts'
import { signatureInvalid } from './signature-invalid.ts'

describe('dkim/signature-invalid', () => {
  const judge = async (...signatures: readonly Partial<SignatureFacts>[]) =>
    runCheck(signatureInvalid, await withKeys({}, { message: signedWith(signatures.map(signature)) }))

  it('passes when each domain has a signature that passes', async () => {
    expect((await judge({})).status).toBe('pass')
    expect((await judge({}, { selector: 'ed', result: 'permerror' })).status).toBe('pass')
  })

  it('fails when none of the sender passes', async () => {
    expect(await judge({ result: 'fail' }, { domain: 'relay.example' })).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { domains: ['example.org'], selectors: ['a'], results: ['fail'] },
    })
  })

  it('matters little when the sender passes and only another domain fails', async () => {
    expect(await judge({}, { domain: 'relay.example', result: 'neutral' })).toMatchObject({
      status: 'fail',
      severity: 'low',
    })
  })

  it('is unknown when the receiver could not tell', async () => {
    expect((await judge({ result: 'temperror' })).status).toBe('unknown')
  })

  it('says nothing without a judgement', async () => {
    expect((await judge({ result: null })).status).toBe('not-applicable')
    expect((await judge()).status).toBe('not-applicable')
  })
})

import { describe, expect, it } from 'vitest'
import {
  ED25519_RECORD,
  type Published,
  RSA_RECORD,
  signature,
  signedWith,
  withKeys,
} from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { ed25519Only } from './ed25519-only.ts'

describe('dkim/ed25519-only', () => {
  const judge = async (published: Published, algorithms: readonly string[] = []) => {
    const message = signedWith(algorithms.map((algorithm) => signature({ algorithm })))
    return runCheck(ed25519Only, await withKeys(published, { message }))
  }

  it('passes when there is an RSA key, too', async () => {
    expect((await judge({ a: [ED25519_RECORD], b: [RSA_RECORD] })).status).toBe('pass')
  })

  it('passes when the message is signed by both', async () => {
    expect((await judge({}, ['ed25519-sha256', 'rsa-sha256'])).status).toBe('pass')
  })

  it('fails when all keys are Ed25519', async () => {
    expect(await judge({ a: [ED25519_RECORD] })).toMatchObject({
      status: 'fail',
      severity: 'low',
      params: { names: ['a._domainkey.example.org'] },
    })
  })

  it('weighs more when a message shows it', async () => {
    expect(await judge({ b: [RSA_RECORD] }, ['ed25519-sha256'])).toMatchObject({ status: 'fail', severity: 'medium' })
  })

  it('says nothing where no key can be used', async () => {
    expect((await judge({ a: ['v=DKIM1; p='] })).status).toBe('not-applicable')
  })

  it('is unknown when another key could be RSA', async () => {
    expect((await judge({ a: [ED25519_RECORD], b: 'TIMEOUT' })).status).toBe('unknown')
  })
})

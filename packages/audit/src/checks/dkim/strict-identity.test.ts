import { describe, expect, it } from 'vitest'
import { RSA_RECORD, signature, signedWith, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { strictIdentity } from './strict-identity.ts'

describe('dkim/strict-identity', () => {
  const judge = async (identity: string | null, flags: string) =>
    runCheck(
      strictIdentity,
      await withKeys({ a: [`${RSA_RECORD}; t=${flags}`] }, { message: signedWith([signature({ identity })]) }),
    )

  it('passes when the identity is of the domain itself', async () => {
    expect((await judge('@example.org', 's')).status).toBe('pass')
    expect((await judge('"odd@name"@Example.ORG', 's')).status).toBe('pass')
  })

  it('fails when the identity is of a sub-domain', async () => {
    expect(await judge('news@mail.example.org', 's')).toMatchObject({
      status: 'fail',
      params: { identities: 'news@mail.example.org', domains: 'example.org', selectors: ['a'] },
    })
  })

  it('says nothing without the flag, the identity or the message', async () => {
    expect((await judge('@mail.example.org', 'y')).status).toBe('not-applicable')
    expect((await judge(null, 's')).status).toBe('not-applicable')
    expect(runCheck(strictIdentity, await withKeys({ a: [`${RSA_RECORD}; t=s`] })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    const message = signedWith([signature({ identity: '@mail.example.org' })])
    expect(runCheck(strictIdentity, await withKeys({ a: 'TIMEOUT' }, { message })).status).toBe('unknown')
  })
})

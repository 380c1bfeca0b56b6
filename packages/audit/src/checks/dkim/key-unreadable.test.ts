import { describe, expect, it } from 'vitest'
import { RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { keyUnreadable } from './key-unreadable.ts'

describe('dkim/key-unreadable', () => {
  it('passes with a whole key', async () => {
    expect(runCheck(keyUnreadable, await withKeys({ a: [RSA_RECORD] })).status).toBe('pass')
  })

  it('fails when one letter is cut off', async () => {
    const cut = RSA_RECORD.slice(0, -1)
    expect(runCheck(keyUnreadable, await withKeys({ a: [cut] }))).toMatchObject({
      status: 'fail',
      params: { position: cut.length + 1, names: ['a._domainkey.example.org'] },
    })
  })

  it.each([
    [RSA_RECORD.slice(0, 258), 'truncated-key'],
    ['v=DKIM1; p=*', 'bad-base64'],
    ['v=DKIM1; p=AAAA', 'bad-key'],
    ['v=DKIM1; k=rsa', 'missing-key'],
  ])('fails with %j', async (record, code) => {
    expect(runCheck(keyUnreadable, await withKeys({ a: [record] }))).toMatchObject({ status: 'fail', params: { code } })
  })

  it('leaves a record to dkim/key-syntax whose form damages the key', async () => {
    expect(runCheck(keyUnreadable, await withKeys({ a: ['v=DKIM1; p="AAAA"'] })).status).toBe('not-applicable')
  })

  it('says nothing of a revoked key', async () => {
    expect(runCheck(keyUnreadable, await withKeys({ a: ['v=DKIM1; p='] })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(keyUnreadable, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

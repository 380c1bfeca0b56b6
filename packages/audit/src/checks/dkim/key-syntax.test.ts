import { describe, expect, it } from 'vitest'
import { RSA_RECORD, withKeys } from '../../../fixtures/dkim-keys.ts'
import { runCheck } from '../../run.ts'
import { keySyntax } from './key-syntax.ts'

describe('dkim/key-syntax', () => {
  it('passes with a record of the right form', async () => {
    expect(runCheck(keySyntax, await withKeys({ a: [RSA_RECORD] })).status).toBe('pass')
    expect(runCheck(keySyntax, await withKeys({ a: ['v=DKIM1; p='] })).status).toBe('pass')
  })

  it('fails with the place of the first fault that matters', async () => {
    expect(runCheck(keySyntax, await withKeys({ a: [`t=; ${RSA_RECORD}`] }))).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { code: 'version-not-first', position: 5, excerpt: 'v=DKIM1; k=rsa; p=MI' },
    })
  })

  it.each(['v=DKIM2; p=', '"v=DKIM1; p="', 'v=DKIM1\\; p=', 'k=dsa; p=', 'p=; p='])('fails with %j', async (record) => {
    expect(runCheck(keySyntax, await withKeys({ a: [record] })).status).toBe('fail')
  })

  it('takes calmly what receivers read over', async () => {
    expect(runCheck(keySyntax, await withKeys({ a: ['v=DKIM1; t=; p='] }))).toMatchObject({
      status: 'fail',
      severity: 'low',
    })
  })

  it('leaves the key itself, and several records, to other checks', async () => {
    expect(runCheck(keySyntax, await withKeys({ a: ['v=DKIM1; p=AAAA'] })).status).toBe('pass')
    expect(runCheck(keySyntax, await withKeys({ a: ['v=DKIM2', 'v=DKIM2'] })).status).toBe('not-applicable')
  })

  it('is unknown when the server is silent', async () => {
    expect(runCheck(keySyntax, await withKeys({ a: 'TIMEOUT' }))).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})

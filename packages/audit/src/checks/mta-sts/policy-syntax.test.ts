import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { type Fact, known, notKnown } from '../../evidence.ts'
import type { PolicyFile } from '../../policies/facts.ts'
import { runCheck } from '../../run.ts'
import { policySyntax } from './policy-syntax.ts'

const ZONE = {
  '_mta-sts.example.org': { TXT: ['v=STSv1; id=1'] },
  'example.org': { MX: ['10 mx.example.org', '20 mx.example.net'] },
}
const file = (text: string | null): PolicyFile => ({ text, fault: text === null ? 'tls' : null })
const judge = async (answer: Fact<PolicyFile>, zone: Zone = ZONE) =>
  runCheck(policySyntax, await evidenceFrom('example.org', zone, { fetchPolicy: async () => answer }))
const policy = (mode: string, ...mx: string[]) =>
  ['version: STSv1', `mode: ${mode}`, ...mx.map((pattern) => `mx: ${pattern}`), 'max_age: 86400'].join('\r\n')

describe('mta-sts/policy-syntax', () => {
  it('tells the line of the mistake', async () => {
    const text = policy('enforced', '*.example.org')
    expect(await judge(known(file(text)))).toMatchObject({ status: 'fail', params: { line: 2, code: 'wrong-mode' } })
  })

  it('passes a policy that is right', async () => {
    expect((await judge(known(file(policy('none'))))).status).toBe('pass')
  })

  it('leaves the missing file to another check', async () => {
    expect((await judge(known(file(null)))).status).toBe('not-applicable')
  })

  it('says nothing where no policy is announced', async () => {
    expect((await judge(known(file(null)), {})).status).toBe('not-applicable')
  })

  it('does not know when the file could not be fetched', async () => {
    expect(await judge(notKnown('timeout'))).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('does not know where nobody can fetch it', async () => {
    const finding = runCheck(policySyntax, await evidenceFrom('example.org', ZONE))
    expect(finding).toMatchObject({ status: 'unknown', params: { reason: 'not-asked' } })
  })
})

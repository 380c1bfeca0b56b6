import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { type Fact, known, notKnown } from '../../evidence.ts'
import type { PolicyFile } from '../../policies/facts.ts'
import { runCheck } from '../../run.ts'
import { mxNotCovered } from './mx-not-covered.ts'

const ZONE = {
  '_mta-sts.example.org': { TXT: ['v=STSv1; id=1'] },
  'example.org': { MX: ['10 mx.example.org', '20 mx.example.net'] },
}
const file = (text: string | null): PolicyFile => ({ text, fault: text === null ? 'tls' : null })
const judge = async (answer: Fact<PolicyFile>, zone: Zone = ZONE) =>
  runCheck(mxNotCovered, await evidenceFrom('example.org', zone, { fetchPolicy: async () => answer }))
const policy = (mode: string, ...mx: string[]) =>
  ['version: STSv1', `mode: ${mode}`, ...mx.map((pattern) => `mx: ${pattern}`), 'max_age: 86400'].join('\r\n')

describe('mta-sts/mx-not-covered', () => {
  it('fails, and mail is lost, when the policy is enforced', async () => {
    expect(await judge(known(file(policy('enforce', '*.example.org'))))).toMatchObject({
      status: 'fail',
      severity: 'high',
      params: { hosts: ['mx.example.net'] },
    })
  })

  it('is mild while the policy is on trial', async () => {
    expect(await judge(known(file(policy('testing', '*.example.org'))))).toMatchObject({
      status: 'fail',
      severity: 'low',
    })
  })

  it('passes when every server is named', async () => {
    expect((await judge(known(file(policy('enforce', 'mx.example.net', '*.example.org'))))).status).toBe('pass')
  })

  it.each([policy('none'), policy('enforce'), ''])('says nothing of a policy without effect: %j', async (text) => {
    expect((await judge(known(file(text)))).status).toBe('not-applicable')
  })

  it('says nothing where no policy is announced', async () => {
    expect((await judge(known(file(null)), {})).status).toBe('not-applicable')
  })

  it('does not know when the file could not be fetched', async () => {
    expect(await judge(notKnown('timeout'))).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('does not know where nobody can fetch it', async () => {
    const finding = runCheck(mxNotCovered, await evidenceFrom('example.org', ZONE))
    expect(finding).toMatchObject({ status: 'unknown', params: { reason: 'not-asked' } })
  })
})

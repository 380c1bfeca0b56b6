import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { type Fact, known, notKnown } from '../../evidence.ts'
import type { PolicyFile } from '../../policies/facts.ts'
import { runCheck } from '../../run.ts'
import { policyMissing } from './policy-missing.ts'

const ZONE = {
  '_mta-sts.example.org': { TXT: ['v=STSv1; id=1'] },
  'example.org': { MX: ['10 mx.example.org', '20 mx.example.net'] },
}
const file = (text: string | null): PolicyFile => ({ text, fault: text === null ? 'tls' : null })
const judge = async (answer: Fact<PolicyFile>, zone: Zone = ZONE) =>
  runCheck(policyMissing, await evidenceFrom('example.org', zone, { fetchPolicy: async () => answer }))

describe('mta-sts/policy-missing', () => {
  it('fails when there is no file', async () => {
    expect(await judge(known(file(null)))).toMatchObject({
      status: 'fail',
      params: { domain: 'example.org', fault: 'tls' },
    })
  })

  it('passes when there is one', async () => {
    expect((await judge(known(file('')))).status).toBe('pass')
  })

  it('says nothing where no policy is announced', async () => {
    expect((await judge(known(file(null)), {})).status).toBe('not-applicable')
  })

  it('does not know when the file could not be fetched', async () => {
    expect(await judge(notKnown('timeout'))).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('does not know where nobody can fetch it', async () => {
    const finding = runCheck(policyMissing, await evidenceFrom('example.org', ZONE))
    expect(finding).toMatchObject({ status: 'unknown', params: { reason: 'not-asked' } })
  })
})

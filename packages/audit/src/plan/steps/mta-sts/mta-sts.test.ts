import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { parseMtaStsPolicy } from '../../../policies/parse-mta-sts-policy.ts'
import { parseMtaStsRecord } from '../../../policies/parse-mta-sts-record.ts'
import { publish } from './publish.ts'

const zone = (...hosts: string[]): Zone => ({
  'example.org': { MX: hosts.map((host) => `10 ${host}`) },
  'mx.example.net': { A: ['203.0.113.1'] },
})

const build = async (of: Zone) => (await publish.build(await contextOf(of)))[0] ?? null

describe('mta-sts/publish', () => {
  it('begins in testing, with a policy that covers every mail host, and the record after the file', async () => {
    const draft = await build(zone('mx.example.net', 'mx2.example.net'))
    expect(draft).toMatchObject({
      isLater: true,
      params: { url: 'https://mta-sts.example.org/.well-known/mta-sts.txt' },
      after: ['tls-rpt/publish'],
    })
    const policy = parseMtaStsPolicy(String(draft?.params['policy']).replaceAll(' · ', '\n'))
    expect(policy).toMatchObject({
      problems: [],
      value: { mode: 'testing', mxPatterns: ['mx.example.net', 'mx2.example.net'] },
    })
    expect(parseMtaStsRecord(draft?.edits[0]?.after[0] ?? '').problems).toEqual([])
  })

  it('changes the id with the policy, and with nothing else', async () => {
    const id = async (...hosts: string[]) => (await build(zone(...hosts)))?.edits[0]?.after[0]
    expect(await id('mx.example.net')).toBe(await id('mx.example.net'))
    expect(await id('mx.example.net')).not.toBe(await id('mx2.example.net'))
  })

  it('is for those who receive mail', async () => {
    expect(await build({ 'example.org': { MX: ['0 .'] } })).toBeNull()
  })
})

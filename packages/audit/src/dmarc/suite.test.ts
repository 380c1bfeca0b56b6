/* The tree-walk cases of the public suites, from ../shared/suites beside the project or the folder in BIENRECU_SUITES. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { suiteFile } from '../../fixtures/suites.ts'
import { type Fact, known } from '../evidence.ts'
import type { Answer, Resolver } from '../resolver.ts'
import { discoverDmarc } from './discover.ts'
import { evaluateDmarc } from './evaluate.ts'

interface Identifier {
  domain: string
  aligned: boolean
}
interface Case {
  id: string
  zone: Record<string, string[]>
  exists?: string[]
  author: string
  walk?: string[]
  org?: string
  policyDomain?: string
  policy?: string
  result?: string
  spf?: Identifier
  dkim?: Identifier
}

const { file, isThere } = suiteFile('dmarc/dmarc-treewalk-cases.json')
const cases: Case[] = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases : []

const resolverOf = ({ zone, exists = [] }: Case): Resolver => {
  const names = [...Object.keys(zone), ...exists]
  const answer = (name: string, type: string): Fact<Answer> => {
    const records = type === 'TXT' ? (zone[name] ?? []) : []
    const isThere = names.some((other) => other === name || other.endsWith(`.${name}`))
    const status = records.length > 0 ? 'found' : isThere ? 'nodata' : 'nxdomain'
    return known<Answer>({ status, records, ttl: 60 })
  }
  return { query: async (name, type) => answer(name, type) }
}

describe('the tree-walk cases', () => {
  if (cases.length === 0) it.skip(`are not at ${file}`, () => {})
  it.each(cases.map((one) => [one.id, one] as const))('%s', async (_, one) => {
    const resolver = resolverOf(one)
    const found = await discoverDmarc(one.author, resolver)
    const evaluated = await evaluateDmarc({
      from: one.author,
      spf: one.spf && { result: 'pass', domain: one.spf.domain },
      dkim: one.dkim && [{ result: 'pass', domain: one.dkim.domain }],
      resolver,
    })
    if (one.walk) expect(found.asked).toEqual(one.walk)
    if (one.org !== undefined) expect(found.orgDomain).toBe(one.org)
    if (one.policyDomain !== undefined) expect(found.policyDomain).toBe(one.policyDomain)
    if (one.policy !== undefined) expect(found.policy).toBe(one.policy)
    if (one.result === 'none') expect(found).toMatchObject({ policy: null, policyDomain: null })
    if (one.result !== undefined) expect(evaluated.result).toBe(one.result)
    if (one.spf) expect(evaluated.spf).toMatchObject(one.spf)
    if (one.dkim) expect(evaluated.dkim).toMatchObject([one.dkim])
    expect(found.asked.length).toBeLessThanOrEqual(8)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })
})

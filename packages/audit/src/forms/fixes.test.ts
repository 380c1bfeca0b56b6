import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { auditDomain } from '../audit-domain.ts'
import type { Known } from '../check.ts'
import { backslashes } from '../checks/forms/backslashes.ts'
import { curlyQuotes } from '../checks/forms/curly-quotes.ts'
import { doubledDomain } from '../checks/forms/doubled-domain.ts'
import { htmlEntities } from '../checks/forms/html-entities.ts'
import { oneStringSplitIntoTwoRecords } from '../checks/forms/one-string-split-into-two-records.ts'
import { quotesInside } from '../checks/forms/quotes-inside.ts'
import { recordAtWrongName } from '../checks/forms/record-at-wrong-name.ts'
import { whitespace } from '../checks/forms/whitespace.ts'
import type { Evidence } from '../evidence.ts'
import { overlay, type Resolver } from '../resolver.ts'

type Facts = Known<'formTexts' | 'dkim' | 'searchedPlaces'>

const factsOf = ({ formTexts, dkim, searchedPlaces }: Evidence): Facts => {
  if (!formTexts.known || !dkim.known || !searchedPlaces.known) throw new Error('not known')
  return { formTexts: formTexts.value, dkim: dkim.value, searchedPlaces: searchedPlaces.value }
}

const apex = (...TXT: string[]): Zone => ({ 'example.org': { TXT } })

const audit = (resolver: Resolver) => auditDomain({ domain: 'example.org', resolver, lists: [] })

describe('what a check of forms proposes cures the fault, and makes the record readable', () => {
  it.each([
    [quotesInside, apex('"v=spf1 -all"')],
    [curlyQuotes, apex('“v=spf1 -all”')],
    [backslashes, apex('v=spf1\\ -all')],
    [htmlEntities, apex('&quot;v=spf1 -all&quot;')],
    [whitespace, apex('v=spf1\u00a0-all')],
    [oneStringSplitIntoTwoRecords, apex('v=spf1 ip4:192.0.2.1', 'ip4:192.0.2.2 -all')],
    [doubledDomain, { 'example.org.example.org': { TXT: ['v=spf1 -all'] } }],
    [recordAtWrongName, { 'spf.example.org': { TXT: ['v=spf1 -all'] } }],
  ])('%#', async (check, zone) => {
    const resolver = zoneResolver(zone)
    const before = await audit(resolver)
    const status = (findings: typeof before.findings, id: string) =>
      findings.find(({ checkId }) => checkId === id)?.status
    expect(status(before.findings, check.id)).toBe('fail')
    const after = await audit(overlay(resolver, check.fix?.(factsOf(before.evidence)) ?? []))
    expect(status(after.findings, check.id)).toBe('pass')
    expect(status(after.findings, 'spf/missing')).toBe('pass')
    expect(status(after.findings, 'spf/syntax')).toBe('pass')
  })
})

import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { mailProvider, mailProviders } from '@bienrecu/knowledge/mail-providers'
import type { DetectionTrace } from '@bienrecu/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDetectRelay } from './detect-relay.ts'

/** What was never checked is a suggestion, wherever it was read. */
const expectNothingOfMemory = (id: string, sources: readonly DetectionTrace[]): void => {
  const { smtp, auth } = mailProvider(id)?.confidence ?? {}
  const certain = new Set(sources.flatMap(({ about, isCertain }) => (isCertain ? [about] : [])))
  if (smtp === 'memory') expect([certain.has('smtp'), certain.has('imap')]).toEqual([false, false])
  if (auth === 'memory') expect(certain.has('username')).toBe(false)
}

/** What is found where the domain itself says nothing, by the ids of the table. */
const detect = async (zone: Zone, address = 'isabelle@example.org') => {
  const ports = { resolver: zoneResolver(zone), fetchAutoconfig: async () => ({ files: [], reason: null }) }
  const { provider, alternatives, sources } = await createDetectRelay(ports)(address)
  expectNothingOfMemory(provider?.id ?? '', sources)
  return { first: provider?.id ?? null, all: [provider, ...alternatives].map((one) => one?.id ?? null) }
}

/** A host that fits the pattern; one that begins anywhere begins with `mx`. */
const hostFor = (pattern: string): string => {
  const whole = pattern.startsWith('^') ? pattern : `^mx${pattern.replace(/^\(\^\|(.+?)\)/, '$1')}`
  return fc.sample(fc.stringMatching(new RegExp(whole)), { numRuns: 1, seed: 1 })[0] ?? ''
}

describe('every provider of the table is found', () => {
  const told = mailProviders().filter(({ detect }) => detect.sameAs === undefined)

  it.each(told.flatMap(({ id, emailDomains = [] }) => emailDomains.map((domain) => [id, domain] as const)))(
    '%s by its own domain %s',
    async (id, template) => {
      const domain = template.replaceAll(/\*|\{[a-z]+\}/g, 'martin')
      const { first } = await detect({ [domain]: { MX: ['10 mx.example.net'] } }, `isabelle@${domain}`)
      expect(first).toBe(id)
    },
  )

  it.each(
    told.flatMap(({ id, detect: { mx = [] } }) =>
      mx.filter((pattern) => !pattern.includes('{domain}')).map((pattern) => [id, pattern, hostFor(pattern)] as const),
    ),
  )('%s by its MX %s, such as %s', async (id, pattern, host) => {
    expect(host).toMatch(new RegExp(pattern, 'i'))
    const { all } = await detect({ 'example.org': { MX: [`10 ${host}`] } })
    expect(all).toContain(id)
  })

  it.each(told.flatMap(({ id, detect: { spfIncludes = [] } }) => spfIncludes.map((name) => [id, name] as const)))(
    '%s by the SPF include %s, where nothing else tells',
    async (id, name) => {
      const { all } = await detect({ 'example.org': { TXT: [`v=spf1 include:${name} -all`] } })
      // Gmail is no host for a domain of one’s own; Google’s offer for such domains leaves the same trace.
      expect(all).toContain(id === 'gmail' ? 'google-workspace' : id)
    },
  )
})

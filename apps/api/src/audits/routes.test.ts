import { AuditReport, StoredReport } from '@bienrecu/shared'
import { type Zone, type ZoneResolver, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import { describe, expect, it } from 'vitest'
import { createTestApp, insertDevice } from '../fixtures/test-app.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { testerReport } from '../fixtures/tester-report.ts'
import { createProbing } from '../probes/probing.ts'
import { auditRoutes } from './routes.ts'
import { createRunAudit } from './run-audit.ts'

const ZONE: Zone = {
  'example.org': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'], MX: ['10 mx.example.org'] },
  'mx.example.org': { A: ['192.0.2.2'] },
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=reject; rua=mailto:dmarc@example.org'] },
}

const scene = async (resolver: Resolver = zoneResolver(ZONE)) => {
  const deps = await createTestDeps()
  const onBug = (checkId: string, cause: unknown) => {
    throw new Error(checkId, { cause })
  }
  const runAudit = createRunAudit({ resolver, askServer: null, fetchPolicy: null, onBug, now: deps.now })
  const features = [...createProbing(deps, { role: 'command' }).features, auditRoutes({ ...deps, runAudit })]
  return { ...createTestApp(deps, features), deps }
}

const post = async (body: object, resolver?: Resolver) => (await scene(resolver)).request('/v1/audits', { body })

describe('POST /v1/audits', () => {
  it('answers what the contract promises', async () => {
    const response = await post({ domain: 'Example.ORG', lists: [] })
    expect(response.status).toBe(200)
    const report = AuditReport.parse(await response.json())
    expect(report).toMatchObject({
      domain: 'example.org',
      spf: { records: ['v=spf1 ip4:192.0.2.0/24 -all'], lookups: 0, voids: 0 },
      dmarc: { orgDomain: 'example.org', policyDomain: 'example.org', policy: 'reject' },
      askedAt: '2026-11-21T12:00:00.000Z',
    })
    expect(report.findings.length).toBeGreaterThan(0)
    expect(report.verdicts?.map(({ providerId }) => providerId)).toContain('gmail')
    expect(report.findings[0]).not.toHaveProperty('title')
  })

  it('adds sentences where they are asked for', async () => {
    const response = await post({ domain: 'example.org', lists: [], sentences: 'fr' })
    const { findings } = AuditReport.parse(await response.json())
    for (const { title, reference } of findings) expect([title, reference]).not.toContain(undefined)
  })

  it.each([
    ['isabelle@example.org', 'domain-is-address'],
    ['https://example.org', 'domain-is-url'],
    ['192.0.2.1', 'domain-is-ip'],
    ['co.uk', 'domain-is-public-suffix'],
    ['exa mple.org', 'domain-invalid'],
  ])('refuses %s with its own code', async (domain, code) => {
    const response = await post({ domain })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/domain', code }] })
  })

  it.each([
    ['a name that does not exist', zoneResolver({ 'example.net': {} }), 422, 'domain-not-found'],
    ['a DNS that cannot be reached', { query: async () => notKnown('unreachable') }, 504, 'dns-unreachable'],
    ['a DNS that is silent', { query: async () => notKnown('timeout') }, 504, 'dns-silent'],
  ])('says so of %s', async (_what, resolver, status, code) => {
    const response = await post({ domain: 'example.org', lists: [] }, resolver)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code, params: { domain: 'example.org' } })
  })

  it('is for paired devices alone', async () => {
    const { app } = await scene()
    const headers = { 'Content-Type': 'application/json' }
    const response = await app.request('http://127.0.0.1:2436/v1/audits', { method: 'POST', headers, body: '{}' })
    expect(response.status).toBe(401)
  })

  it('slows down a device that asks without end, and no other', async () => {
    const { request, deps } = await scene()
    const body = { domain: 'example.org', lists: [] }
    const statuses = []
    for (let count = 0; count < 31; count++) statuses.push((await request('/v1/audits', { body })).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    const { token, origin } = insertDevice(deps)
    const headers = { Authorization: `Bearer ${token}`, Origin: origin }
    expect((await request('/v1/audits', { body, headers })).status).toBe(200)
  })
})

describe('an audit from a report', () => {
  const store = async (evidence: Partial<ReturnType<typeof testerReport>['evidence']>, resolver: ZoneResolver) => {
    const { request } = await scene(resolver)
    const report = testerReport()
    const body = { report: { ...report, evidence: { ...report.evidence, ...evidence } } }
    const stored = StoredReport.parse(await (await request('/v1/reports', { body })).json())
    return { request, stored }
  }

  it.each(['id', 'probeId'] as const)('takes the sender from the message, found by its %s', async (key) => {
    const resolver = zoneResolver(ZONE)
    const { request, stored } = await store({ dkimDomain: 'example.org', dkimSelector: 's7' }, resolver)
    const response = await request('/v1/audits', { body: { fromReport: stored[key], lists: [] } })
    expect(response.status).toBe(200)
    const { domain, evidence, dkim } = AuditReport.parse(await response.json())
    expect(domain).toBe('example.org')
    expect(evidence.message).toMatchObject({ known: true, value: { ip: '192.0.2.1' } })
    expect(dkim).toContainEqual({ selector: 's7', domain: 'example.org', bits: null, status: 'missing' })
    expect(resolver.asked).toContain('TXT s7._domainkey.example.org')
  })

  it('takes what is given instead, where something is', async () => {
    const { request, stored } = await store({}, zoneResolver(ZONE))
    const body = { fromReport: stored.id, ip: '192.0.2.99', lists: [] }
    const { evidence } = AuditReport.parse(await (await request('/v1/audits', { body })).json())
    expect(evidence.message).toMatchObject({ value: { ip: '192.0.2.99' } })
  })

  it('needs a domain where the report shows none', async () => {
    const { request, stored } = await store({ fromAddress: null, headers: [] }, zoneResolver(ZONE))
    const response = await request('/v1/audits', { body: { fromReport: stored.id } })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'report-without-domain' })
  })

  it('needs a report that exists', async () => {
    expect((await post({ fromReport: crypto.randomUUID() })).status).toBe(404)
  })
})

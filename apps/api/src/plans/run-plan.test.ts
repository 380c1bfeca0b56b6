import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { NO_WISHES } from '@bienrecu/audit/plan/make-plan'
import type { Resolver } from '@bienrecu/audit/resolver'
import { describe, expect, it } from 'vitest'
import { createRunPlan, type PlanInquiry } from './run-plan.ts'

const ports = (resolver: Resolver) => ({
  resolver,
  askServer: null,
  fetchPolicy: null,
  onBug: (checkId: string, error: unknown) => {
    throw new Error(checkId, { cause: error })
  },
  now: () => 0,
})

const inquiry = (more: Partial<PlanInquiry> = {}): PlanInquiry => ({
  domain: 'example.org',
  message: null,
  lost: null,
  ip: null,
  helo: null,
  mailFrom: null,
  selectors: [],
  providers: [],
  dnsHost: null,
  keys: [],
  wishes: NO_WISHES,
  ...more,
})

const ZONE: Zone = {
  'example.org': { TXT: ['v=spf1 ip4:192.0.2.1 -all'], MX: ['10 mx.example.org'] },
  'mx.example.org': { A: ['192.0.2.2'] },
}

describe('a plan that is asked for', () => {
  it('is made with its audit, over one cache: no question is sent twice', async () => {
    const resolver = zoneResolver(ZONE)
    const { plan, audit } = await createRunPlan(ports(resolver))(inquiry({ ip: '192.0.2.1' }))
    expect(audit?.domain).toBe('example.org')
    expect(plan).toMatchObject({ obstacle: null, predicted: { spf: 'pass' } })
    expect(plan.steps.map(({ id }) => id)).toContain('dmarc/publish')
    expect(resolver.asked).toEqual([...new Set(resolver.asked)])
  })

  it('takes what the user gives before what the message shows', async () => {
    const message = { ip: '192.0.2.9', helo: null, mailFrom: null, fromDomain: 'example.org', signatures: null }
    const run = createRunPlan(ports(zoneResolver(ZONE)))
    const hasSpfStep = async (ip: string | null) =>
      (await run(inquiry({ message, ip }))).plan.steps.some(({ id }) => id === 'spf/record')
    expect([await hasSpfStep(null), await hasSpfStep('192.0.2.1')]).toEqual([true, false])
  })

  it('takes from a message in the name of another domain only the server that sent it', async () => {
    const passed = { selector: 's1', identity: null, algorithm: null, result: 'pass', domain: 'example.net' } as const
    const message = { ip: '192.0.2.1', helo: null, mailFrom: 'a@example.net', fromDomain: 'example.net' }
    const run = createRunPlan(ports(zoneResolver(ZONE)))
    const { plan, audit } = await run(inquiry({ message: { ...message, signatures: [passed] } }))
    expect(audit?.evidence.message).toMatchObject({ value: { ip: '192.0.2.1', mailFrom: null, signatures: null } })
    expect(plan.predicted).toMatchObject({ spf: 'pass', dkim: 'unknown' })
  })

  it('asks nothing about the domain of a mailbox provider', async () => {
    const resolver = zoneResolver({})
    const { plan, audit } = await createRunPlan(ports(resolver))(inquiry({ domain: 'gmail.com' }))
    expect([plan.obstacle, audit, resolver.asked]).toEqual(['not-yours', null, []])
  })

  it('says which domain does not exist, and which cannot be asked about', async () => {
    const none = await createRunPlan(ports(zoneResolver({ 'example.net': { TXT: ['x'] } })))(inquiry())
    expect(none.plan.obstacle).toBe('not-found')
    const failing: Zone = { 'example.org': { TXT: 'SERVFAIL', MX: 'SERVFAIL' } }
    const silent = await createRunPlan(ports(zoneResolver(failing)))(inquiry())
    expect(silent.plan.obstacle).toBe('dns-silent')
  })

  it('fails as the audit does where there is no network', async () => {
    const gone: Resolver = { query: async () => ({ known: false, reason: 'unreachable' }) }
    await expect(createRunPlan(ports(gone))(inquiry())).rejects.toMatchObject({ code: 'dns-unreachable' })
  })

  it('does not wait for an answer that nobody needs', async () => {
    const zone = zoneResolver(ZONE)
    const unneeded = 'bien-recu-asks-for-wildcards._domainkey.example.org'
    const hanging: Resolver = {
      query: (name, type) => (name === unneeded ? new Promise(() => undefined) : zone.query(name, type)),
    }
    expect((await createRunPlan(ports(hanging))(inquiry())).plan.obstacle).toBeNull()
  })
})

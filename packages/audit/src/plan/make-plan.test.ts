import { describe, expect, it } from 'vitest'
import { RSA_RECORD, signature, signedWith } from '../../fixtures/dkim-keys.ts'
import { published } from '../../fixtures/plan-context.ts'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { auditDomain, type AuditOptions } from '../audit-domain.ts'
import { makePlan, NO_WISHES, type PlanInput } from './make-plan.ts'
import { renderObstacle, renderPrediction, renderQuestion, renderStep } from './render-plan.ts'
import type { Plan } from './step.ts'

const SERVICES: Zone = {
  '_mailcust.gandi.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 ?all'] },
  'gm1.gandimail.net': { TXT: [RSA_RECORD] },
  'gm2.gandimail.net': { TXT: [RSA_RECORD] },
  'gm3.gandimail.net': { TXT: [RSA_RECORD] },
  'spool.mail.gandi.net': { A: ['192.0.2.4'] },
  'relay.example.net': { A: ['192.0.2.1'] },
  '1.2.0.192.in-addr.arpa': { PTR: ['relay.example.net'] },
}

/** Mail at Gandi, and nothing that proves it. */
const BARE: Zone = {
  ...SERVICES,
  'example.org': {
    SOA: ['ns-1-a.gandi.net. hostmaster.gandi.net. 1 10800 3600 604800 300'],
    NS: ['ns-1-a.gandi.net', 'ns-2-b.gandi.net', 'ns-3-c.gandi.net'],
    MX: ['10 spool.mail.gandi.net'],
  },
}

type Options = Partial<Omit<PlanInput, 'audit' | 'resolver'>> & { audit?: Partial<AuditOptions> }

const planOf = async (zone: Zone, options: Options = {}, domain = 'example.org'): Promise<Plan> => {
  const { audit: asked, ...input } = options
  const resolver = zoneResolver(zone)
  const audit = await auditDomain({ domain, resolver, lists: [], ...asked })
  const usual = { providers: [], dnsHost: null, givenKeys: [], wishes: NO_WISHES, lost: null }
  return makePlan({ audit, resolver, ...usual, ...input })
}

const MESSAGE = { ip: '192.0.2.1', mailFrom: 'a@example.org', helo: 'relay.example.net' }

const ids = ({ steps }: Plan) => steps.map(({ id }) => id)
const step = (plan: Plan, id: string) => {
  const found = plan.steps.find((one) => one.id === id)
  if (!found) throw new Error(`${id} is not among ${ids(plan).join(', ')}`)
  return found
}
const editsOf = ({ steps }: Plan) => steps.filter(({ isLater }) => !isLater).flatMap(({ edits }) => edits)

describe('the plan of a domain that proves nothing', () => {
  it('publishes SPF, DKIM and DMARC, and proves that the same message would pass', async () => {
    const plan = await planOf(BARE, { audit: MESSAGE })
    expect(editsOf(plan).map(({ name, type }) => `${type} ${name}`)).toEqual(
      expect.arrayContaining(['TXT example.org', 'CNAME gm1._domainkey.example.org', 'TXT _dmarc.example.org']),
    )
    expect(plan).toMatchObject({
      zone: 'example.org',
      dnsHost: { id: 'gandi' },
      obstacle: null,
      predicted: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    })
  })

  it('tells who stops refusing, and what it gives back', async () => {
    const plan = await planOf(BARE, { audit: MESSAGE })
    expect(plan.steps.filter(({ gain }) => gain > 0).length).toBeGreaterThanOrEqual(3)
    expect(plan.steps.flatMap(({ helps }) => helps)).toContain('laposte')
    expect(plan.predicted.providers.find(({ providerId }) => providerId === 'laposte')).toMatchObject({
      before: 'broken',
      after: 'met',
    })
  })

  it('knows what stands in the report', async () => {
    const lost = [
      { key: 'dkim', points: -1 },
      { key: 'dmarc', points: -0.3 },
      { key: 'alt-attribute', points: -0.5 },
    ]
    const plan = await planOf(BARE, { audit: MESSAGE, lost })
    expect(step(plan, 'spf/record').gain).toBe(0)
    expect(step(plan, 'dkim/publish/gandi').gain).toBe(1)
    expect(step(plan, 'dmarc/publish').gain).toBe(0.3)
    expect(step(plan, 'content/pictures/alt-attribute')).toMatchObject({ gain: 0.5, who: 'sender', edits: [] })
  })

  it('does what waits for nothing before what waits, and nothing before what it depends on', async () => {
    const { steps } = await planOf(BARE, { audit: MESSAGE })
    const firstLater = steps.findIndex(({ isLater }) => isLater)
    expect(steps.slice(firstLater).every(({ isLater }) => isLater)).toBe(true)
    for (const [at, one] of steps.entries()) {
      for (const base of one.dependsOn) expect(steps.findIndex(({ id }) => id === base)).toBeLessThan(at)
    }
  })

  it('has the same ids from one time to the next, each once', async () => {
    const [one, other] = [await planOf(BARE, { audit: MESSAGE }), await planOf(BARE, { audit: MESSAGE })]
    expect(ids(one)).toEqual(ids(other))
    expect(new Set(ids(one)).size).toBe(one.steps.length)
  })

  it.each(['en', 'fr'] as const)('is all said in words, in %s', async (locale) => {
    const plan = await planOf(BARE, { audit: MESSAGE })
    const said = plan.steps.map((one) => renderStep(one, locale))
    expect(JSON.stringify([said, renderPrediction(plan, locale)])).not.toMatch(/\{\w+\}/)
  })
})

describe('a plan that is carried out', () => {
  it('leaves nothing to publish now', async () => {
    const plan = await planOf(BARE, { audit: MESSAGE })
    const zone = published(BARE, editsOf(plan))
    const done = await planOf(zone, { audit: MESSAGE })
    expect(editsOf(done)).toEqual([])
    expect(done.predicted).toMatchObject({ spf: 'pass', dkim: 'pass', dmarc: 'pass' })
  })
})

describe('a domain for which nothing can be planned', () => {
  it.each(['gmail.com', 'orange.fr', 'laposte.net', 'someone.alwaysdata.net'])(
    'is that of a provider: %s',
    async (domain) => {
      const plan = await planOf({ [domain]: { TXT: ['v=spf1 -all'] } }, {}, domain)
      expect(plan).toMatchObject({ domain, obstacle: 'not-yours', steps: [], predicted: { dmarc: 'unknown' } })
      expect(renderObstacle('not-yours', plan, 'fr')).toContain(domain)
    },
  )

  it('does not exist', async () => {
    expect(await planOf({}, {}, 'nowhere.example')).toMatchObject({ obstacle: 'not-found', steps: [] })
  })

  it.each(['example.org', '_dmarc.example.org'])('is one whose DNS is silent at %s', async (name) => {
    const plan = await planOf({ ...BARE, [name]: { TXT: 'SERVFAIL' } })
    expect(plan).toMatchObject({ obstacle: 'dns-silent', steps: [] })
  })
})

describe('what others would stumble over', () => {
  it('is not a domain that only resembles that of a provider', async () => {
    const plan = await planOf({ 'live.example': { TXT: ['v=spf1 -all'] } }, {}, 'live.example')
    expect(plan.obstacle).toBeNull()
  })

  it('is a sub-domain that sends: its own SPF and keys, and the DMARC record that holds for it', async () => {
    const zone: Zone = {
      ...BARE,
      'news.example.org': { MX: ['10 spool.mail.gandi.net'] },
      '_dmarc.example.org': { TXT: ['v=DMARC1; p=none; rua=mailto:d@example.org'] },
    }
    const plan = await planOf(zone, { audit: { ip: '192.0.2.1', mailFrom: 'a@news.example.org' } }, 'news.example.org')
    expect(plan.zone).toBe('example.org')
    expect(editsOf(plan).map(({ name }) => name)).toContain('news.example.org')
    expect(plan.predicted).toMatchObject({ spf: 'pass', dkim: 'pass', dmarc: 'pass' })
  })

  it('is an international domain: records are written in A-labels', async () => {
    const apex = BARE['example.org'] ?? {}
    const zone: Zone = { ...SERVICES, 'xn--caf-dma.example': apex }
    const plan = await planOf(zone, { audit: { ip: '192.0.2.1', mailFrom: 'a@xn--caf-dma.example' } }, 'café.example')
    expect(plan.domain).toBe('xn--caf-dma.example')
    expect(editsOf(plan).map(({ name }) => name)).toContain('_dmarc.xn--caf-dma.example')
    expect(plan.predicted).toMatchObject({ spf: 'pass', dmarc: 'pass' })
  })

  it('is an alias at _dmarc that leads nowhere: it makes way for a record', async () => {
    const zone: Zone = { ...BARE, '_dmarc.example.org': { CNAME: ['_dmarc.gone.example'] } }
    const plan = await planOf(zone, { audit: MESSAGE })
    const edits = editsOf(plan).filter(({ name }) => name === '_dmarc.example.org')
    expect(edits.map(({ type, before }) => [type, before])).toContainEqual(['CNAME', ['_dmarc.gone.example']])
    expect(plan.predicted.dmarc).toBe('pass')
  })

  it('is a wildcard that answers for every name', async () => {
    const wild = { TXT: ['v=spf1 -all'] }
    const names = [
      '_dmarc',
      'bien-recu-asks-for-wildcards',
      'bien-recu-asks-for-wildcards._domainkey',
      'bienrecu-q7x2v9k4._domainkey',
      'gm1._domainkey',
      '_domainkey',
    ]
    const made = Object.fromEntries(names.map((name) => [`${name}.example.org`, wild]))
    const plan = await planOf({ ...BARE, ...made }, { audit: MESSAGE })
    expect(plan.predicted).toMatchObject({ spf: 'pass', dmarc: 'pass' })
  })

  it('is a sub-domain that a wildcard feeds: what it gives is kept, before anything else is published there', async () => {
    const wild = { MX: ['10 spool.mail.gandi.net'], A: ['192.0.2.80'], TXT: ['v=spf1 ip4:192.0.2.9 -all'] }
    const names = ['news', 'bien-recu-asks-for-wildcards', '_domainkey.news', 'gm1._domainkey.news', '_dmarc.news']
    const made = Object.fromEntries(names.map((name) => [`${name}.example.org`, wild]))
    const message = { ip: '192.0.2.1', mailFrom: 'a@news.example.org' }
    const plan = await planOf({ ...BARE, ...made }, { audit: message }, 'news.example.org')
    expect(step(plan, 'mx/keep').edits.map(({ type, after }) => [type, after[0]])).toEqual([
      ['MX', '10 spool.mail.gandi.net'],
      ['A', '192.0.2.80'],
    ])
    expect(step(plan, 'spf/record').dependsOn).toContain('mx/keep')
    expect(plan.predicted).toMatchObject({ spf: 'pass', dmarc: 'pass' })
  })

  it('is a host that the user names, where it is not the one found', async () => {
    expect((await planOf(BARE, { dnsHost: 'cloudflare' })).dnsHost).toEqual({
      id: 'cloudflare',
      name: 'Cloudflare',
      isCertain: true,
    })
  })
})

describe('what only the user can tell', () => {
  const codes = ({ questions }: Plan) => questions.map(({ code }) => code)

  it('is the mail service, where nothing shows it', async () => {
    const zone: Zone = { 'example.org': { MX: ['10 mail.example.org'] }, 'mail.example.org': { A: ['192.0.2.2'] } }
    const plan = await planOf(zone)
    expect(codes(plan)).toContain('which-mail-service')
    for (const question of plan.questions) expect(renderQuestion(question, 'fr')).not.toMatch(/\{\w+\}/)
    expect(codes(await planOf(BARE))).not.toContain('which-mail-service')
  })

  it('is the DNS host, where its servers do not show it', async () => {
    const apex = { ...BARE['example.org'], NS: ['ns1.example.net', 'ns2.example.net'] }
    expect(codes(await planOf({ ...BARE, 'example.org': apex }))).toContain('which-dns-host')
    expect(codes(await planOf(BARE))).not.toContain('which-dns-host')
  })

  it('is a key that only the console of the service knows', async () => {
    const plan = await planOf(BARE, { providers: ['google-workspace'] })
    expect(plan.questions).toContainEqual({
      code: 'key-wanted',
      subject: 'google-workspace',
      params: { name: 'Google Workspace' },
    })
  })

  it('is a key of which the message shows the selector alone, and not whose it is', async () => {
    const message = signedWith([signature({ selector: 's1', result: 'neutral' })])
    const zone = { 'example.org': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] } }
    const plan = await planOf(zone, { audit: { message } })
    expect(plan.questions).toContainEqual({ code: 'key-wanted', subject: 's1', params: { selector: 's1' } })
    expect(plan.steps.map(({ id }) => id)).not.toContain('advice/check/dkim/signature-invalid')
  })
})

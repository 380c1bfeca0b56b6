import { type Plan, PlanList, Problem } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { txt, zoneWith } from '../verifications/fixtures/scene.ts'
import { firstKey, GANDI, KEYS, keysOf, planScene, STEP } from './fixtures/plan-scene.ts'

const EMPTY = zoneWith({})
const codeOf = async (response: Response) => Problem.parse(await response.json()).code

describe('a plan', () => {
  it('is what the contract promises, in the language of the reader', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make()
    expect(plan).toMatchObject({ domain: 'example.org', zone: 'example.org', obstacle: null, reportId: null })
    expect(keysOf(plan)[0]).toMatchObject({
      name: 'gm1._domainkey.example.org',
      type: 'CNAME',
      after: ['gm1.gandimail.net'],
      typed: { name: 'gm1._domainkey' },
      state: 'planned',
      verification: null,
    })
    const french = await scene.make({}, 'fr')
    expect(french.id).toBe(plan.id)
    expect(french.predicted.sentence).not.toBe(plan.predicted.sentence)
    const titles = (one: Plan) => one.steps.map(({ title }) => title)
    expect(titles(french)).not.toEqual(titles(plan))
    expect(await scene.read(plan.id)).toEqual({ ...plan, updatedAt: french.updatedAt })
  })

  it('asks for the fields of the host that is named', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make({ dnsHost: 'ovh' })
    expect(plan.dnsHost).toMatchObject({ id: 'ovh', isCertain: true, editorUrl: expect.stringMatching(/^https:/) })
  })

  it('tells what was answered, so that it can be sent along when it is made anew', async () => {
    const scene = await planScene([EMPTY])
    const wishes = { unusedTerms: ['include:a.example'], usedTerms: [], isFlattened: false, reportAddress: null }
    const plan = await scene.make({ dnsHost: 'ovh', providers: ['gandi'], wishes })
    expect(plan.answers).toEqual({ dnsHost: 'ovh', providers: ['gandi'], keys: [], wishes })
    expect((await scene.read(plan.id)).answers).toEqual(plan.answers)
  })

  it('offers every DNS host to choose from, where the name servers name none', async () => {
    const scene = await planScene([EMPTY])
    const question = (await scene.make()).questions.find(({ code }) => code === 'which-dns-host')
    expect(question?.choices).toContainEqual({ id: 'ovh', name: 'OVHcloud' })
    expect(question?.choices.length).toBeGreaterThan(30)
  })

  it('knows the services of the relays that send for the domain', async () => {
    const scene = await planScene([EMPTY], { zone: { 'example.org': {} } })
    const relay = {
      name: 'a',
      host: 'mail.gandi.net',
      port: 465,
      security: 'tls',
      authentication: true,
      username: 'isabelle@example.org',
      password: 'x',
      fromAddress: 'isabelle@example.org',
    }
    await scene.request('/v1/relays', { body: relay })
    await scene.request('/v1/relays', {
      body: { ...relay, name: 'b', host: 'smtp-relay.brevo.com', fromAddress: 'isabelle@example.net' },
    })
    const ids = (await scene.make()).steps.map(({ id }) => id)
    expect(ids).toContain(STEP)
    expect(ids.filter((id) => id.includes('brevo'))).toEqual([])
  })

  it('offers the host’s own page where the host writes the records itself', async () => {
    const found = {
      providerName: 'Example DNS',
      editorUrl: 'https://panel.example.net/',
      applyUrl: 'https://a.example.net/',
    }
    const scene = await planScene([EMPTY], { discoverDomainConnect: async () => found })
    const plan = await scene.make({ dnsHost: 'gandi' })
    expect(plan.dnsHost).toMatchObject({
      editorUrl: 'https://panel.example.net/',
      domainConnect: { url: 'https://a.example.net/', providerName: 'Example DNS' },
    })
  })

  it('of a domain of a mailbox provider says that nothing can be changed there', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make({ domain: 'gmail.com' })
    expect(plan).toMatchObject({ obstacle: { code: 'not-yours' }, steps: [] })
  })

  it('is deleted with its records', async () => {
    const scene = await planScene([EMPTY])
    const { id } = await scene.make()
    expect((await scene.request(`/v1/plans/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await scene.request(`/v1/plans/${id}`)).status).toBe(404)
    expect((await scene.request(`/v1/plans/${id}`, { method: 'DELETE' })).status).toBe(404)
    const { sql, all } = scene.deps.database
    expect(all(sql.selectFrom('plan_records').select('id'))).toEqual([])
  })

  it('is listed with how far it is', async () => {
    const scene = await planScene([zoneWith({ ...KEYS })])
    const plan = await scene.make()
    await scene.published(plan, firstKey(plan))
    const list = PlanList.parse(await (await scene.request('/v1/plans')).json())
    expect(list.items).toEqual([
      {
        id: plan.id,
        domain: 'example.org',
        stepCount: plan.steps.length,
        doneCount: 0,
        awaitedCount: 1,
        updatedAt: plan.updatedAt,
      },
    ])
  })

  it.each([
    [{ domain: 'co.uk' }, '/domain', 'domain-is-public-suffix'],
    [{ providers: ['gandi', 'nobody'] }, '/providers/1', 'provider-unknown'],
    [{ dnsHost: 'nobody' }, '/dnsHost', 'dns-host-unknown'],
  ])('is refused for %j, at its place', async (body, pointer, code) => {
    const scene = await planScene([EMPTY])
    const response = await scene.request('/v1/plans', { body: { domain: 'example.org', ...body } })
    expect(response.status).toBe(400)
    expect(Problem.parse(await response.json()).errors).toMatchObject([{ pointer, code }])
  })

  it('of a report that does not exist is refused', async () => {
    const scene = await planScene([EMPTY])
    const response = await scene.request('/v1/plans', { body: { fromReport: crypto.randomUUID() } })
    expect(await codeOf(response)).toBe('report-not-found')
  })
})

describe('a plan made anew', () => {
  it('keeps where its records are, and their ids', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make()
    const said = await scene.published(plan, firstKey(plan))
    const again = await scene.make()
    expect(keysOf(again)[0]).toEqual(said)
    expect(keysOf(again).map(({ id }) => id)).toEqual(keysOf(plan).map(({ id }) => id))
  })

  it('keeps what is done and no more proposed to be seen', async () => {
    const scene = await planScene([zoneWith({ ...KEYS })])
    const plan = await scene.make()
    for (const record of keysOf(plan)) await scene.published(plan, record)
    scene.setZone({
      ...GANDI,
      ...KEYS,
      'gm1.gandimail.net': txt('v=DKIM1; p='),
      'gm2.gandimail.net': txt('v=DKIM1; p='),
    })
    const again = await scene.make()
    const step = again.steps.find(({ id }) => id === STEP)
    expect(step).toMatchObject({ isDone: true, records: [{ state: 'published' }, {}, {}] })
  })

  it('forgets what is no more wanted and was never published', async () => {
    const scene = await planScene([EMPTY])
    await scene.make()
    scene.setZone({ 'example.org': { MX: ['0 .'], TXT: ['v=spf1 -all'] } })
    expect((await scene.make()).steps.map(({ id }) => id)).not.toContain(STEP)
  })

  it('while the DNS is silent leaves the one before as it is', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make()
    scene.setZone({ 'example.org': { TXT: 'TIMEOUT', MX: 'TIMEOUT', SOA: 'TIMEOUT', NS: 'TIMEOUT' } })
    const response = await scene.request('/v1/plans', { body: { domain: 'example.org' } })
    expect([response.status, await codeOf(response)]).toEqual([504, 'dns-silent'])
    expect(await scene.read(plan.id)).toEqual(plan)
  })
})

describe('a step without records', () => {
  it('is ticked off, and the tick taken back', async () => {
    const scene = await planScene([EMPTY])
    const plan = await scene.make()
    const stepId = 'dkim/switch-on/gandi'
    const tick = async (isDone: boolean) => {
      const response = await scene.request(`/v1/plans/${plan.id}/steps`, { method: 'PATCH', body: { stepId, isDone } })
      expect(response.status).toBe(200)
      return (await scene.read(plan.id)).steps.find(({ id }) => id === stepId)?.isDone
    }
    expect([await tick(true), await tick(true), await tick(false)]).toEqual([true, true, false])
  })

  it('that the plan does not have is not found', async () => {
    const scene = await planScene([EMPTY])
    const { id } = await scene.make()
    const body = { stepId: 'spf/none', isDone: true }
    expect(await codeOf(await scene.request(`/v1/plans/${id}/steps`, { method: 'PATCH', body }))).toBe(
      'plan-step-not-found',
    )
  })
})

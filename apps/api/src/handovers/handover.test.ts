import { HandoverKit, HandoverList } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { linkHash } from './link-token.ts'
import { createHandoverLab, DMARC, PUBLIC, REMOVAL, SPF, STEPS } from './fixtures/handover-lab.ts'

type Lab = Awaited<ReturnType<typeof createHandoverLab>>

const DAY = 24 * 60 * 60 * 1000

const handOver = async ({ request, plan }: Lab, body: object = {}): Promise<HandoverKit> => {
  const answer = await request(`/v1/plans/${plan.id}/handovers`, { body: { locale: 'en', ...body } })
  expect(answer.status).toBe(201)
  return HandoverKit.parse(await answer.json())
}

const textOf = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()

describe('a kit', () => {
  it('is a message that is ready to send, with the records as they are typed at the host', async () => {
    const kit = await handOver(await createHandoverLab(), { recipientName: 'Isabelle', senderName: 'Marc' })
    expect(kit.subject).toBe('DNS records to publish for example.org')
    expect(kit.message).toMatch(/^Hello Isabelle,\n\n/)
    expect(kit.message).toMatch(/Thank you\.\nMarc\n$/)
    expect(kit.message).toContain('in the zone example.org, at OVHcloud?')
    expect(kit.message).toContain(kit.records)
    expect(kit.message).toContain(kit.url)
    expect(kit.message).toContain('good until December 21, 2026')
    expect(kit.records).toBe(
      [
        '1. Change the TXT record at example.org: replace its value, and do not add a second record',
        '   Type: TXT',
        '   Sub-domain: (leave blank)',
        `   Value: ${SPF}`,
        '   Value today: v=spf1 mx -all',
        '   This host also offers a form of its own, “SPF”. Choose TXT, and the value can be pasted as it is.',
        '',
        '2. Add a record of type TXT at _dmarc.example.org',
        '   Type: TXT',
        '   Sub-domain: _dmarc',
        `   Value: ${DMARC}`,
      ].join('\n'),
    )
    expect(kit.zoneFile).toContain(`_dmarc\t3600\tIN\tTXT\t"${DMARC}"`)
  })

  it('speaks French to who reads French', async () => {
    const kit = await handOver(await createHandoverLab(), { locale: 'fr' })
    expect(kit.subject).toBe('Enregistrements DNS à publier pour example.org')
    expect(kit.message).toMatch(/^Bonjour,\n\n/)
    expect(kit.message).toContain('Sous-domaine : (laisser vide)'.replace(' :', '\u00a0:'))
    expect(kit.message).toContain('21 décembre 2026')
    expect(kit.zoneFile).toContain('; À supprimer\u00a0:')
  })

  it('says nothing of steps that wait', async () => {
    expect(JSON.stringify(await handOver(await createHandoverLab()))).not.toContain('p=reject')
  })

  it('asks for what is left alone', async () => {
    const lab = await createHandoverLab()
    lab.seen['example.org'] = { state: 'seen', found: [SPF] }
    await lab.open((await handOver(lab)).url)
    const { records, zoneFile } = await handOver(lab)
    expect(records).not.toContain(SPF)
    expect(records).toContain(DMARC)
    expect(zoneFile).not.toContain(SPF)
  })

  it('names what has only to go', async () => {
    const kit = await handOver(await createHandoverLab({ steps: [REMOVAL] }))
    expect(kit.records).toBe('1. Remove this TXT record at old._domainkey.example.org\n   Value today: v=DKIM1; p=')
  })

  it.each([
    'http://127.0.0.1:2436',
    'http://localhost:2436',
    'https://192.168.1.4',
    'https://probe.local',
    'https://[fd00::1]',
    'https://server',
  ])('leaves out a link to %s, which opens nowhere else', async (url) => {
    const kit = await handOver(await createHandoverLab({ env: { BIENRECU_PUBLIC_URL: url } }))
    expect(kit.isReachable).toBe(false)
    expect(kit.url.startsWith(`${url}/h/`)).toBe(true)
    expect(kit.message).not.toContain('/h/')
    expect(kit.message).not.toContain('private page')
  })

  it('is not made of nothing', async () => {
    const { request, plan } = await createHandoverLab({ steps: STEPS.slice(2) })
    const answer = await request(`/v1/plans/${plan.id}/handovers`, { body: { locale: 'en' } })
    expect(await answer.json()).toMatchObject({ status: 409, code: 'plan-without-records' })
    const missing = await request(`/v1/plans/${crypto.randomUUID()}/handovers`, { body: { locale: 'en' } })
    expect(await missing.json()).toMatchObject({ status: 404, code: 'plan-not-found' })
  })

  it.each([{ days: 0 }, { days: 91 }, { locale: 'de' }, { recipientName: 'a\r\nBcc: b@example.org' }])(
    'is refused with %j',
    async (body) => {
      const { request, plan } = await createHandoverLab()
      const answer = await request(`/v1/plans/${plan.id}/handovers`, { body: { locale: 'en', ...body } })
      expect(answer.status).toBe(400)
    },
  )
})

describe('a link', () => {
  it('is 256 random bits, of which the hash alone is kept', async () => {
    const lab = await createHandoverLab()
    const [one, other] = [await handOver(lab), await handOver(lab)]
    const token = one.url.slice(`${PUBLIC}/h/`.length)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(other.url).not.toBe(one.url)
    const rows = lab.database.all(lab.database.sql.selectFrom('handovers').selectAll())
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows.map(({ token_hash }) => Buffer.from(token_hash).toString('hex'))).toContain(
      Buffer.from(linkHash(token)).toString('hex'),
    )
    const listed = await textOf(lab.request(`/v1/plans/${lab.plan.id}/handovers`))
    expect(listed).not.toContain(token)
    expect(HandoverList.parse(JSON.parse(listed)).items).toHaveLength(2)
  })

  it('closes when its days are over, and says so', async () => {
    const lab = await createHandoverLab()
    const { url } = await handOver(lab, { days: 1 })
    lab.advance(DAY - 1)
    expect((await lab.open(url)).status).toBe(200)
    lab.advance(1)
    const answer = await lab.open(url)
    expect(answer.status).toBe(410)
    expect(await textOf(answer)).toContain('no longer valid')
  })

  it('that is withdrawn is as unknown as one that never was', async () => {
    const lab = await createHandoverLab()
    const { url, handover } = await handOver(lab)
    expect((await lab.request(`/v1/handovers/${handover.id}`, { method: 'DELETE' })).status).toBe(204)
    const withdrawn = await lab.open(url)
    const unknown = await lab.open(`${PUBLIC}/h/${'A'.repeat(43)}`)
    expect([withdrawn.status, unknown.status]).toEqual([404, 404])
    expect(await textOf(withdrawn)).toBe(await textOf(unknown))
    expect(lab.asked).toEqual([])
    expect((await lab.request(`/v1/handovers/${handover.id}`, { method: 'DELETE' })).status).toBe(404)
    const { items } = HandoverList.parse(await (await lab.request(`/v1/plans/${lab.plan.id}/handovers`)).json())
    expect(items).toMatchObject([{ id: handover.id, isRevoked: true }])
  })

  it.each(['', 'x', '%00', 'a/b', 'A'.repeat(5000)])('that is none (%s) opens nothing', async (token) => {
    expect((await (await createHandoverLab()).open(`${PUBLIC}/h/${token}`)).status).toBe(404)
  })

  it('goes with its plan', async () => {
    const lab = await createHandoverLab()
    const { url } = await handOver(lab)
    lab.database.run(lab.database.sql.deleteFrom('plans').where('id', '=', lab.plan.id))
    expect((await lab.open(url)).status).toBe(404)
  })

  it('can only be read', async () => {
    const lab = await createHandoverLab()
    const { url } = await handOver(lab)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect((await lab.open(url, { method })).status).toBe(405)
  })

  it('is made, listed and withdrawn by a paired device alone', async () => {
    const lab = await createHandoverLab()
    const { handover } = await handOver(lab)
    const path = `/v1/plans/${lab.plan.id}/handovers`
    expect((await lab.open(`${PUBLIC}${path}`)).status).toBe(401)
    expect((await lab.open(`${PUBLIC}/v1/handovers/${handover.id}`, { method: 'DELETE' })).status).toBe(401)
  })

  it('is counted for each network, and says how long to wait', async () => {
    const lab = await createHandoverLab()
    const { url } = await handOver(lab)
    for (let count = 0; count < 60; count += 1) await lab.open(url)
    const answer = await lab.open(url)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.headers.get('content-type')).toContain('text/html')
  })
})

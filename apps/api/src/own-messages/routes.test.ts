import { OwnMessage, OwnMessageList } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createProbeLab } from '../probes/fixtures/probe-lab.ts'

const EML = ['From: karim@example.net', 'To: customer@example.com', 'Subject: Devis', '', 'Bonjour'].join('\r\n')
const eml = (text: string) => ({ kind: 'eml', source: Buffer.from(text).toString('base64') })

const createLab = async () => {
  const lab = await createProbeLab()
  const keep = (body: unknown) => lab.request('/v1/messages', { body })
  return { ...lab, keep, kept: async (body: unknown) => OwnMessage.parse(await (await keep(body)).json()) }
}

describe('a message of one’s own', () => {
  it('is kept, listed, shown and forgotten', async () => {
    const { kept, request } = await createLab()
    const message = await kept(eml(EML))
    expect(message).toMatchObject({ kind: 'eml', subject: 'Devis', size: EML.length, text: 'Bonjour\n', html: null })
    expect(message.replacedHeaders).toEqual(['From', 'To'])
    expect(message.headers).toContainEqual({ name: 'Subject', value: 'Devis' })
    const list = OwnMessageList.parse(await (await request('/v1/messages')).json())
    expect(list.items).toMatchObject([{ id: message.id, subject: 'Devis', size: EML.length }])
    expect((await request(`/v1/messages/${message.id}`, { method: 'DELETE' })).status).toBe(204)
    const gone = await request(`/v1/messages/${message.id}`)
    expect(await gone.json()).toMatchObject({ status: 404, code: 'own-message-not-found' })
  })

  it('shows the pictures that it carries, and leaves what lies elsewhere to a frame that loads nothing', async () => {
    const { kept } = await createLab()
    const message = await kept(
      eml(
        [
          'Subject: x',
          'MIME-Version: 1.0',
          'Content-Type: multipart/related; boundary=b',
          '',
          '--b',
          'Content-Type: text/html',
          '',
          '<img src="cid:logo@x"><img src="https://tracker.example/1.gif">',
          '--b',
          'Content-Type: image/png',
          'Content-ID: <logo@x>',
          'Content-Transfer-Encoding: base64',
          '',
          'iVBORw0K',
          '--b--',
        ].join('\r\n'),
      ),
    )
    expect(message.html).toContain('<img src="data:image/png;base64,iVBORw0K">')
    expect(message.attachments).toMatchObject([{ type: 'image/png', size: 6 }])
  })

  it.each([
    ['', 'no file at all'],
    ['%PDF-1.7 no message', 'a PDF'],
    ['Subject: x\r\n\r\n', 'nothing to read'],
  ])('made from %j is refused: %s', async (text) => {
    const { keep } = await createLab()
    expect(await (await keep(eml(text))).json()).toMatchObject({ status: 422, code: 'own-message-unusable' })
  })

  it('needs something to read', async () => {
    const { keep } = await createLab()
    const refused = await keep({ kind: 'parts', subject: 'x', html: ' ', text: null })
    expect(await refused.json()).toMatchObject({ status: 400, errors: [{ pointer: '/text', code: 'field-required' }] })
  })

  it('may have ten megabytes, and no more', async () => {
    const { keep } = await createLab()
    const whole = 10 * 1024 * 1024
    const lines = 'x'.repeat(998)
    const text = `Subject: x\r\n\r\n${`${lines}\r\n`.repeat(Math.ceil(whole / 1_000))}`
    expect((await keep(eml(text.slice(0, whole)))).status).toBe(201)
    expect(await (await keep(eml(text.slice(0, whole + 1)))).json()).toMatchObject({ code: 'payload-too-large' })
  })

  it('is at most one of fifty', async () => {
    const { keep, request } = await createLab()
    const parts = { kind: 'parts', subject: 'x', text: 'y' }
    for (let count = 0; count < 50; count += 1) expect((await keep(parts)).status).toBe(201)
    expect(await (await keep(parts)).json()).toMatchObject({ status: 409, code: 'own-message-limit' })
    expect(OwnMessageList.parse(await (await request('/v1/messages')).json()).items).toHaveLength(50)
  })
})

describe('a probe with a message of one’s own', () => {
  it('sends that message, dressed by the relay', async () => {
    const { kept, send, peer } = await createLab()
    const { id } = await kept(eml(EML))
    const probe = await send({ ownMessageId: id })
    expect(probe).toMatchObject({ state: 'waiting', ownMessageId: id })
    const [message = ''] = peer.messages
    expect(message).toMatch(/\r\nSubject: Devis\r\n/)
    expect(message).toMatch(/\r\n\r\nBonjour$/)
    expect(message).toContain(`To: ${probe.address}\r\n`)
    expect(message).not.toContain('customer@example.com')
  })

  it('sends pasted HTML and text in two parts', async () => {
    const { kept, send, peer } = await createLab()
    const { id } = await kept({ kind: 'parts', subject: 'Facture é', html: '<p>Bonjour</p>', text: 'Bonjour' })
    await send({ ownMessageId: id })
    expect(peer.messages[0]).toMatch(/Content-Type: multipart\/alternative/)
    expect(peer.messages[0]).toContain('<p>Bonjour</p>')
  })

  it('is refused for one that does not exist', async () => {
    const { post } = await createLab()
    const refused = await post({ ownMessageId: crypto.randomUUID() })
    expect(refused).toMatchObject({ status: 404, body: { code: 'own-message-not-found' } })
  })

  it('keeps it from being forgotten while it is on its way', async () => {
    const lab = await createProbeLab({ script: { greeting: () => new Promise<never>(() => undefined) } })
    const { id } = OwnMessage.parse(await (await lab.request('/v1/messages', { body: eml(EML) })).json())
    await lab.post({ ownMessageId: id })
    const refused = await lab.request(`/v1/messages/${id}`, { method: 'DELETE' })
    expect(await refused.json()).toMatchObject({ status: 409, code: 'probe-in-progress' })
  })

  it('announces octets beyond ASCII where the relay knows 8BITMIME', async () => {
    const { kept, send, peer } = await createLab()
    const { id } = await kept(eml('Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nÉté'))
    await send({ ownMessageId: id })
    expect(peer.lines.join('\n')).toMatch(/MAIL FROM:<isabelle@example\.org>.* BODY=8BITMIME/)
    expect(peer.messages[0]).toContain(Buffer.from('Été').toString('latin1'))
  })
})

import { NOTICE_KINDS, Notice, NoticeList, RECORD_DIFFERENCES } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createNoticeLab, NEWS } from './fixtures/notice-lab.ts'
import { noticeText, sayNotice } from './say-notice.ts'

const listOf = async (response: Promise<Response>) => NoticeList.parse(await (await response).json())

describe('notices', () => {
  it('are told once for the same fact, the latest first, in the language of the reader', async () => {
    const { tell, request, deps } = await createNoticeLab()
    expect(tell(NEWS)).toBe(true)
    expect(tell(NEWS)).toBe(false)
    deps.advance(1_000)
    tell({ ...NEWS, kind: 'visible', fact: 'all' })
    const list = await listOf(request('/v1/notices', { headers: { 'Accept-Language': 'fr' } }))
    expect(list).toMatchObject({ unread: 2, items: [{ kind: 'visible' }, { kind: 'record-gone', readAt: null }] })
    expect(list.items[0]?.title).toBe('example.org\u00a0: c’est en place')
    const english = await listOf(request('/v1/notices', { headers: { 'Accept-Language': 'en' } }))
    expect(english.items[0]?.title).toBe('example.org: all in place')
  })

  it('are marked as read, and deleted without being told again', async () => {
    const { tell, request } = await createNoticeLab()
    tell(NEWS)
    const [notice] = (await listOf(request('/v1/notices'))).items
    const at = `/v1/notices/${notice?.id}`
    expect((await request(`${at}/read`, { method: 'POST' })).status).toBe(204)
    const after = await listOf(request('/v1/notices'))
    expect(after).toMatchObject({ unread: 0, items: [{ readAt: '2026-11-21T12:00:00.000Z' }] })
    expect((await request(at, { method: 'DELETE' })).status).toBe(204)
    expect(await listOf(request('/v1/notices'))).toEqual({ items: [], unread: 0 })
    expect(await (await request(at, { method: 'DELETE' })).json()).toMatchObject({ code: 'notice-not-found' })
    expect((await request(`${at}/read`, { method: 'POST' })).status).toBe(404)
  })

  it('go nowhere but into the extension before anybody says where else', async () => {
    const { request, tell, deliver, peer } = await createNoticeLab()
    const settings = await (await request('/v1/notice-settings', { headers: { 'Accept-Language': 'fr' } })).json()
    expect(settings).toEqual({ locale: 'fr', email: null, webhook: null })
    tell(NEWS)
    await deliver()
    expect(peer.connections).toBe(0)
    const tried = await (await request('/v1/notice-settings/test', { method: 'POST' })).json()
    expect(tried).toEqual({ email: null, webhook: null })
  })
})

describe('what notices say', () => {
  const params = {
    ...NEWS.params,
    after: 'v=DMARC1; p=reject',
    count: 12,
    limit: 10,
    subject: '192.0.2.1',
    list: 'dnsbl.example.net',
    removal: 'https://example.net',
  }

  it.each(NOTICE_KINDS)('%s has whole sentences in both languages', (kind) => {
    for (const locale of ['fr', 'en'] as const) {
      const all = { ...params, difference: 'truncated' }
      const { title, text } = sayNotice(kind, all, locale)
      expect(title + text).not.toMatch(/[{}]/)
      expect(title.length).toBeLessThan(90)
    }
  })

  it('names the part that grew, where it is known', () => {
    expect(sayNotice('too-many-lookups', { ...params, include: 'include:_spf.example.net' }, 'fr').text).toContain(
      'C’est l’élément «\u00a0include:_spf.example.net\u00a0» qui a grandi.',
    )
    expect(sayNotice('too-many-lookups', params, 'en').text).not.toContain('grew')
  })

  it('has words for every difference', () => {
    for (const locale of ['fr', 'en'] as const)
      expect(Object.keys(noticeText(locale).differences)).toEqual([...RECORD_DIFFERENCES])
  })

  it('is a notice of the contract', async () => {
    const { tell, request } = await createNoticeLab()
    tell(NEWS)
    const [notice] = (await listOf(request('/v1/notices'))).items
    expect(Notice.safeParse(notice).success).toBe(true)
  })
})

import { createHmac } from 'node:crypto'
import { NoticeSettings } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { postTo, createNoticeLab, HOOK_HOST, NEWS, SECRET, startHook } from './fixtures/notice-lab.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const setUp = async () => {
  const lab = await createNoticeLab()
  const hook = await startHook()
  const response = await lab.set({ webhook: { url: hook.url, secret: SECRET }, locale: 'en' })
  expect(response.status).toBe(200)
  const failure = async () =>
    NoticeSettings.parse(await (await lab.request('/v1/notice-settings')).json()).webhook?.lastFailure ?? null
  return { ...lab, hook, failure }
}

describe('a webhook', () => {
  it('is called once for each notice, with its words and a signature that its secret proves', async () => {
    const { tell, deliver, hook, deps } = await setUp()
    tell(NEWS)
    await deliver()
    await deliver()
    expect(hook.calls).toHaveLength(1)
    const [call] = hook.calls
    if (!call) throw new Error('no call')
    const { method, url, headers, body } = call
    expect({ method, url, type: headers['content-type'] }).toEqual({
      method: 'POST',
      url: '/notices?from=bienrecu',
      type: 'application/json',
    })
    const notice: unknown = JSON.parse(body)
    expect(notice).toMatchObject({
      kind: 'record-gone',
      domain: 'example.org',
      title: 'example.org: a record has disappeared',
      at: new Date(deps.now()).toISOString(),
    })
    expect(notice).toHaveProperty('id', headers['bienrecu-notice'])
    const seconds = Math.floor(deps.now() / 1_000)
    const proof = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex')
    expect(headers['bienrecu-signature']).toBe(`t=${seconds},v1=${proof}`)
  })

  it('that fails is called again five times, further and further apart, and then given up, which is told', async () => {
    const { tell, deliver, hook, deps, failure } = await setUp()
    hook.answer(500)
    tell(NEWS)
    await deliver()
    for (const pause of [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR]) {
      const before = hook.calls.length
      deps.advance(pause - 1)
      await deliver()
      expect(hook.calls).toHaveLength(before)
      expect(await failure()).toBeNull()
      deps.advance(1)
      await deliver()
      expect(hook.calls).toHaveLength(before + 1)
    }
    deps.advance(24 * HOUR)
    await deliver()
    expect(hook.calls).toHaveLength(6)
    expect(new Set(hook.calls.map(({ headers }) => headers['bienrecu-notice'])).size).toBe(1)
    expect(await failure()).toMatchObject({ code: 'webhook-refused' })
    hook.answer(200)
    tell({ ...NEWS, fact: 'another' })
    await deliver()
    expect(await failure()).toBeNull()
  })

  it('follows no redirect', async () => {
    const { request, hook } = await setUp()
    const other = await startHook()
    hook.answer(307, { location: other.url })
    const tried = await request('/v1/notice-settings/test', { method: 'POST' })
    expect(await tried.json()).toMatchObject({
      email: null,
      webhook: { ok: false, failure: { code: 'webhook-refused' } },
    })
    expect(other.calls).toHaveLength(0)
  })

  it('is tried on request, and an answer that does not come is told', async () => {
    const { request, hook } = await setUp()
    const ask = async () => (await request('/v1/notice-settings/test', { method: 'POST' })).json()
    expect(await ask()).toEqual({ email: null, webhook: { ok: true, failure: null } })
    expect(JSON.parse(hook.calls[0]?.body ?? '')).toMatchObject({ kind: 'trial' })
    hook.answer(null)
    expect(await ask()).toMatchObject({ webhook: { ok: false, failure: { code: 'webhook-unreachable' } } })
  })

  it.each([
    ['http://hooks.example.org/', 'field-wrong-type'],
    ['https://user:password@hooks.example.org/', 'webhook-url-invalid'],
    ['https://127.0.0.1/', 'webhook-url-invalid'],
    ['https://[::1]/', 'webhook-url-invalid'],
    ['https://169.254.169.254/latest', 'webhook-url-invalid'],
    ['https://localhost/', 'webhook-url-invalid'],
    ['https://hooks.example.org/#secret', 'webhook-url-invalid'],
  ])('cannot be %s', async (url, code) => {
    const { set } = await createNoticeLab()
    const answer = await set({ webhook: { url, secret: SECRET } })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/webhook/url', code }] })
  })

  it('needs a secret, which stays when its address changes, and is shown nowhere', async () => {
    const { set, deps } = await createNoticeLab()
    const url = `https://${HOOK_HOST}/`
    const without = await set({ webhook: { url, secret: null } })
    expect(await without.json()).toMatchObject({ errors: [{ pointer: '/webhook/secret', code: 'field-required' }] })
    const shown = await (await set({ webhook: { url, secret: SECRET } })).text()
    expect(await (await set({ webhook: { url: `${url}other`, secret: null } })).json()).toMatchObject({
      webhook: { url: `${url}other`, hasSecret: true },
    })
    const { sql, all } = deps.database
    const kept = JSON.stringify([
      all(sql.selectFrom('notice_settings').selectAll()),
      all(sql.selectFrom('audit_log').selectAll()),
    ])
    expect(shown + kept).not.toContain(SECRET)
  })

  it('whose secret was sealed under a key that is gone is told to be set anew', async () => {
    const { deps, request } = await setUp()
    deps.database.run(deps.database.sql.updateTable('notice_settings').set({ webhook_sealed: null }))
    const tried = await request('/v1/notice-settings/test', { method: 'POST' })
    expect(await tried.json()).toMatchObject({ webhook: { failure: { code: 'webhook-secret-unreadable' } } })
  })
})

describe('a post to a public server', () => {
  const post = async (postPublic: ReturnType<typeof postTo>, url: string) =>
    postPublic({ url: new URL(url), body: '{}', headers: {}, signal: new AbortController().signal })

  it('goes nowhere when one of the addresses is private, whatever the others are', async () => {
    const hook = await startHook()
    const answer = { known: true, value: { kind: 'private' } }
    expect(await post(postTo(['127.0.0.1'], false), hook.url)).toEqual(answer)
    expect(await post(postTo(['192.0.2.1', '10.0.0.1']), hook.url)).toEqual(answer)
    expect(hook.calls).toHaveLength(0)
  })

  it('says nothing to a server whose certificate is for another name', async () => {
    const hook = await startHook(['other.example.org'])
    expect(await post(postTo(), hook.url)).toEqual({ known: true, value: { kind: 'untrusted' } })
    expect(hook.calls).toHaveLength(0)
  })

  it('tells a host that does not exist from one that does not answer', async () => {
    const hook = await startHook()
    expect(await post(postTo(), hook.url.replace('hooks.', 'none.'))).toEqual({
      known: true,
      value: { kind: 'missing' },
    })
    expect(await post(postTo(), `https://${HOOK_HOST}:1/`)).toEqual({ known: false, reason: 'unreachable' })
  })

  it('ends with the one who asked', async () => {
    const hook = await startHook()
    hook.answer(null)
    const stop = new AbortController()
    const answer = postTo()({ url: new URL(hook.url), body: '{}', headers: {}, signal: stop.signal })
    stop.abort()
    expect(await answer).toEqual({ known: false, reason: 'unreachable' })
  })
})

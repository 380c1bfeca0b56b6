import { NoticeList, NoticeSettings, WatchList } from '@bienrecu/shared'
import { expect, it } from 'vitest'
import { openDataFolder } from '../../data-folder/open-data-folder.ts'
import { createTell } from '../../notices/tell.ts'
import { createCommandLine } from '../fixtures/command-line.ts'

it('watch add, pause, resume and remove lead a domain through its watch', async () => {
  const { run } = createCommandLine()
  expect(await run('watch')).toMatchObject({ code: 0, out: 'No domain is watched yet.\n' })
  expect(await run('watch add Example.org')).toMatchObject({
    code: 0,
    out: 'example.org is watched. The running server looks at it in a moment.\n',
  })
  expect((await run('watch pause example.org --lang fr')).out).toContain('en pause')
  expect((await run('watch list')).out).toMatch(/^example\.org +records: 0 +paused/)
  expect((await run('watch resume example.org')).code).toBe(0)
  const { items } = WatchList.parse(JSON.parse((await run('watch --json')).out))
  expect(items).toMatchObject([{ domain: 'example.org', isPaused: false, planId: null }])
  expect((await run('watch remove example.org')).out).toBe('example.org is no longer watched.\n')
  expect((await run('watch pause example.org')).code).toBe(4)
  expect((await run('watch remove example.org')).code).toBe(4)
  expect(await run('watch add https://example.org/')).toMatchObject({ code: 2, err: expect.stringContaining('DOMAIN') })
})

it('notices are shown newest first, and marked as read when asked to', async () => {
  const { run, env } = createCommandLine()
  expect((await run('notices')).out).toBe('Nothing to tell.\n')
  const place = { dataFolder: env['BIENRECU_DATA'] ?? '', secretKeyFile: env['BIENRECU_SECRET_KEY_FILE'] ?? '' }
  const { database, close } = await openDataFolder(place, Date.now)
  createTell(
    database,
    Date.now,
  )({
    kind: 'visible',
    domain: 'example.org',
    planId: null,
    fact: 'all',
    params: { domain: 'example.org' },
  })
  close()
  const { out } = await run('notices --read --lang fr')
  expect(out).toContain('example.org\u00a0: c’est en place  (nouveau)')
  const list = NoticeList.parse(JSON.parse((await run('notices --json')).out))
  expect(list.unread).toBe(0)
  expect(list.items).toHaveLength(1)
})

it('notices settings sets a webhook, keeps what is not named, and shows no secret', async () => {
  const { run, file } = createCommandLine()
  expect((await run('notices settings')).out).toContain('Notices go to the extension alone.')
  const url = 'https://hooks.example.org/bienrecu'
  expect(await run(`notices settings --webhook ${url}`)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--secret-file'),
  })
  const secret = 'canary-webhook-secret-51b7'
  const set = await run(['notices', 'settings', '--webhook', url, '--secret-file', file('secret', `${secret}\n`)])
  expect(set).toMatchObject({ code: 0, out: expect.stringContaining(`webhook: ${url}`) })
  const moved = await run(`notices settings --webhook ${url}/2 --json`)
  expect(NoticeSettings.parse(JSON.parse(moved.out)).webhook).toMatchObject({ url: `${url}/2`, hasSecret: true })
  expect(set.out + moved.out).not.toContain(secret)
  expect((await run('notices settings --email isabelle@example.org')).code).toBe(2)
  expect((await run('notices settings --email isabelle@example.org --relay Nobody')).code).toBe(4)
  expect((await run('notices settings --webhook http://hooks.example.org/')).err).toContain('--webhook')
  expect((await run('notices settings --no-webhook --lang fr')).out).toContain('Les avis ne vont que dans l’extension.')
})

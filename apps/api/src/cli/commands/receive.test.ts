import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDataFolderBeside } from '../../data-folder/open-data-folder.ts'
import { readConfig } from '../../config.ts'
import { createIssueAddress } from '../../tester/addresses/issue-address.ts'
import { dialogueWith } from '../../tester/receiving/fixtures/dialogue.ts'
import { mail } from '../../tester/receiving/fixtures/receiving-scene.ts'
import { createResultNews } from '../../tester/results/result-news.ts'
import { createWatchResult } from '../../tester/results/watch-result.ts'
import { createCommandLine } from '../fixtures/command-line.ts'
import { runCommandLine } from '../run-command-line.ts'

const MESSAGE = 'From: isabelle@example.org\r\nSubject: Quote\r\n\r\nHello.'

/** `bienrecu receive`, running; `stop` is Ctrl-C. */
const receiving = async (env: Record<string, string>, words: readonly string[] = ['--json']) => {
  let stop = () => {}
  let out = ''
  let ready = () => {}
  const isReady = new Promise<void>((resolve) => (ready = resolve))
  const ended = runCommandLine(['receive', ...words], {
    env,
    stdin: Object.assign(Readable.from(['']), { isTTY: false }),
    stdout: {
      write: (text) => {
        out += text
        ready()
      },
    },
    stderr: { write: () => {} },
    once: (_signal, listener) => (stop = listener),
    off: () => undefined,
  })
  await Promise.race([isReady, ended])
  return { out: () => out, stop: () => stop(), ended }
}

/** The data folder as an API beside it sees it. */
const folderOf = async (env: Record<string, string>) => {
  const reply = readConfig(env)
  if (!reply.ok || reply.config.tester === null) throw new Error('the configuration is not right')
  const { tester, publicUrl } = reply.config
  const folder = await openDataFolderBeside(reply.config, Date.now)
  onTestFinished(folder.close)
  return { ...folder, issue: createIssueAddress({ ...folder, now: Date.now, tester, publicUrl }) }
}

describe('bienrecu receive', () => {
  it('takes and judges mail, whose result others on the same data folder see, until Ctrl-C', async () => {
    const { env } = createCommandLine()
    const settings = { ...env, BIENRECU_TESTER_SMTP_PORT: '0', BIENRECU_DNS: '127.0.0.1:1' }
    const receiver = await receiving(settings)
    const { ready, mail: place } = JSON.parse(receiver.out())
    expect(ready).toBe(true)
    const { database, issue } = await folderOf(settings)
    const address = issue()
    const client = dialogueWith({ port: place.port })
    await client.hear()
    await client.say('EHLO client.example.org')
    expect(await mail(client, address.address, MESSAGE)).toMatch(/^250/)
    const watchResult = createWatchResult({ database, news: createResultNews() })
    const result = await watchResult(address.token, new AbortController().signal, 60_000)
    expect(result).toMatchObject({ state: 'judged', judgement: { message: { subject: 'Quote' } } })
    expect(result?.reportId).not.toBeNull()
    receiver.stop()
    expect(await receiver.ended).toBe(0)
    await client.closed()
  })

  it('tells people where it takes mail', async () => {
    const { env } = createCommandLine()
    const receiver = await receiving({ ...env, BIENRECU_TESTER_SMTP_PORT: '0' }, [])
    expect(receiver.out()).toMatch(/Mail for bienrecu\.localhost is taken at 127\.0\.0\.1, port \d+/)
    receiver.stop()
    expect(await receiver.ended).toBe(0)
  })

  it('does not begin at a port that somebody has taken, or while the tester is switched off', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const { env, run } = createCommandLine()
    env['BIENRECU_TESTER_SMTP_PORT'] = port
    const taken = await run('receive --json')
    expect(taken.code).toBe(3)
    expect(JSON.parse(taken.err)).toMatchObject({ error: { code: 'tester-port-in-use' } })
    env['BIENRECU_TESTER'] = 'off'
    expect(JSON.parse((await run('receive --json')).err)).toMatchObject({ error: { code: 'tester-off' } })
  })
})

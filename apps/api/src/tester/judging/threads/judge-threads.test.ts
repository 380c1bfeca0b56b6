import type { Judgement } from '@bienrecu/shared'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../../dns/fixtures/dns-server.ts'
import { zoneScript } from '../../../dns/fixtures/zone-script.ts'
import { judgementOfRow } from '../../results/stored-judgement.ts'
import type { WrittenJudgement } from '../../results/written-judgement.ts'
import { letterOf, plainMessage, signed, SOUND_ZONE } from '../fixtures/signed-message.ts'
import { createJudgeThreads, type JudgeThreads, type JudgeThreadsDeps } from './judge-threads.ts'

let dns: DnsServer
let message = ''
beforeAll(async () => {
  dns = await startDnsServer(zoneScript(SOUND_ZONE))
  message = await signed(plainMessage())
})
afterAll(() => dns.close())

let open: JudgeThreads[] = []
afterEach(async () => {
  for (const threads of open) await threads.close()
  open = []
})

const threadsWith = (changes: Partial<JudgeThreadsDeps> = {}): JudgeThreads => {
  const threads = createJudgeThreads({
    setup: {
      servers: [{ address: dns.address, port: dns.port }],
      allowed: { names: [], ranges: [] },
      tester: { domain: 'bienrecu.localhost', asksLinks: false, spamd: null, rspamd: null },
    },
    practiceRecords: async () => [
      { name: 'example.org', type: 'TXT', before: null, after: 'v=spf1 ip4:127.0.0.1 -all' },
    ],
    onBug: (part, error) => {
      throw new Error(`a bug in ${part}`, { cause: error })
    },
    ...changes,
  })
  open.push(threads)
  return threads
}

const textOf = (utf8: Uint8Array): string => Buffer.from(utf8).toString()

const judgementOf = ({ judgement, senderAudit }: WrittenJudgement): Judgement | null =>
  judgementOfRow({ judgement: textOf(judgement), audit: textOf(senderAudit.json) })

it('judges as the judge does without a thread, many letters side by side', async () => {
  const { judge } = threadsWith()
  const all = await Promise.all(Array.from({ length: 12 }, () => judge(letterOf(message), null)))
  for (const written of all)
    expect(judgementOf(written)).toMatchObject({
      score: 10,
      authentication: { spf: { result: 'pass' }, dkim: [{ result: 'pass' }], dmarc: { result: 'pass' } },
    })
})

it('knows the practice domain', async () => {
  const written = await threadsWith().judge(letterOf(message, { isPractice: true, ip: '127.0.0.1' }), null)
  expect(judgementOf(written)).toMatchObject({ isPractice: true, authentication: { spf: { result: 'pass' } } })
})

it('ends a thread that takes too long, and begins anew with the next letter', async () => {
  const impatient = threadsWith({ longest: 1 })
  await expect(impatient.judge(letterOf(message), null)).rejects.toThrow('took too long')
  await expect(impatient.judge(letterOf(message), null)).rejects.toThrow('took too long')
})

it('judges letters again that were in hand beside one that ended the thread, and gives up that one', async () => {
  const { judge } = threadsWith({ file: new URL('fixtures/fragile-thread.ts', import.meta.url) })
  const outcomes = await Promise.allSettled(
    ['one', 'bomb', 'two', 'three', 'bomb'].map((text) => judge(letterOf(text), null)),
  )
  const told = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'given up'))
  expect(told).toEqual(['one', 'given up', 'two', 'three', 'given up'])
  expect(await judge(letterOf('four'), null)).toBe('four')
})

it('judges a letter again that was in hand while the thread ended of what was asked beforehand', async () => {
  const bugs: string[] = []
  const file = new URL('fixtures/fragile-thread.ts', import.meta.url)
  const { judge, expect: lookForward } = threadsWith({ file, onBug: (part) => bugs.push(part) })
  const judging = judge(letterOf('one'), null)
  lookForward({ ip: '192.0.2.25', helo: 'mail.example.org', mailFrom: 'isabelle@example.org' })
  expect(await judging).toBe('one')
  expect(bugs).toEqual([])
})

it('tells of a thread that ends with nothing in hand', async () => {
  const file = new URL('fixtures/fragile-thread.ts', import.meta.url)
  const part = new Promise((onBug) => {
    const sender = { ip: '192.0.2.25', helo: 'mail.example.org', mailFrom: 'isabelle@example.org' }
    threadsWith({ file, onBug }).expect(sender)
  })
  expect(await part).toBe('thread')
})

it('gives no more letters to a thread that one of them keeps busy', async () => {
  const file = new URL('fixtures/fragile-thread.ts', import.meta.url)
  const { judge, close } = threadsWith({ file, late: 0 })
  const abyss = expect(judge(letterOf('abyss'), null)).rejects.toThrow('the program stops')
  for (const text of ['one', 'two', 'three']) expect(await judge(letterOf(text), null)).toBe(text)
  await close()
  await abyss
})

it('leaves nothing in hand when the program stops', async () => {
  const threads = threadsWith()
  const judging = threads.judge(letterOf(message), null)
  const told = expect(judging).rejects.toThrow('the program stops')
  await threads.close()
  await told
})

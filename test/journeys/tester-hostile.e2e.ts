import { readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { TesterResultList } from '@bienrecu/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askMeanwhile } from '../product/ask-meanwhile.ts'
import { type HttpTrap, startHttpTrap } from '../servers/http-trap.ts'
import { hostileMessages } from '../servers/senders/hostile-messages.ts'
import { beginMail, rawSmtp, sendRaw } from '../servers/senders/raw-smtp.ts'
import { openTesterScene, type TesterScene } from './tester-scene.ts'

const MEGABYTE = 1024 * 1024
/** Everything of the API together: itself and the threads that judge. */
const MOST_MEMORY = 800 // MB
/** How long others may wait while the API has a processor to itself; with more programs than processors, as much longer. */
const SLOWEST_ANSWER = 1_500 // ms
const slowestAnswer = (): number => SLOWEST_ANSWER * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
const TRAP_DOMAIN = 'trap.example'

let trap: HttpTrap
let scene: TesterScene
beforeAll(async () => {
  trap = await startHttpTrap()
  const zones = { [TRAP_DOMAIN]: { [TRAP_DOMAIN]: { A: ['127.0.0.1'] }, [`www.${TRAP_DOMAIN}`]: { A: ['127.0.0.1'] } } }
  scene = await openTesterScene({ zones, logsQuestions: true })
})
afterAll(async () => {
  await scene.stop()
  await trap.stop()
})

/** The most that the API has ever held, in megabytes. */
const peakMemory = (): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${scene.api.pid()}/status`, 'utf8'))?.[1]) / 1024

/** Something that happens while the API has to answer everybody else. */
const answering = async <Value>(happen: () => Promise<Value>): Promise<Value> => {
  const { value, slowest } = await askMeanwhile(`${scene.api.url}/v1/meta`, happen)
  expect(slowest).toBeLessThan(slowestAnswer())
  return value
}

const PLAIN = Buffer.from(
  'From: Isabelle <isabelle@example.org>\r\nTo: test@tests.example.net\r\nSubject: Plain words\r\n\r\nHello, all is well.',
)

const addresses = (count: number) => Promise.all(Array.from({ length: count }, () => scene.pageAddress()))

const resultsOf = async (places: readonly string[]) => {
  for (const place of places) await scene.resultOf(place)
}

/** What the judge has to ask: about the author's domain and the client, what is on top of them, and lists of domains. */
const QUESTIONS = [
  /^(?:.+\.)?example\.org$/,
  /^_dmarc\.org$/,
  /\.(?:dbl\.spamhaus\.org|multi\.surbl\.org|multi\.uribl\.com|(?:uribl|fresh15)\.spameatingmonkey\.net)$/,
  // Whether the resolver invents answers.
  /^\.$/,
  /^[0-9a-f]{16}\.invalid$/,
]

const trapUrl = () => `http://www.${TRAP_DOMAIN}:${trap.port}`
const TAKEN = /^250 2\.0\.0 Taken as /
const kept = async () => TesterResultList.parse(await scene.client.get('/v1/tester-results?limit=100')).items

describe('a message that is too large is refused, and nobody else has to wait', () => {
  it('fifty megabytes that are announced', async () => {
    const client = rawSmtp(scene.smtpPort)
    await client.hear()
    expect(await client.say('EHLO hostile.example.org')).toContain(`SIZE ${25 * MEGABYTE}`)
    expect(await client.say(`MAIL FROM:<isabelle@example.org> SIZE=${50 * MEGABYTE}`)).toMatch(/^552/)
    client.vanish()
  })

  it('fifty megabytes that come unannounced: read to their end, and not kept, not even in memory', async () => {
    const [first, to] = [await scene.pageAddress(), await scene.pageAddress()]
    // What judging takes, and the first message with it, is no part of what this one takes.
    await sendRaw({ port: scene.smtpPort, to: first }, Buffer.from('From: isabelle@example.org\r\n\r\nHello.\r\n'))
    await scene.resultOf(first)
    const before = peakMemory()
    const source = Buffer.alloc(49 * MEGABYTE, `${'x'.repeat(70)}\r\n`)
    const reply = await answering(() => sendRaw({ port: scene.smtpPort, to }, source))
    expect(reply).toMatch(/^552 5\.3\.4 /)
    expect(peakMemory() - before).toBeLessThan(100)
    expect((await kept()).filter(({ address }) => address === to)).toEqual([])
  })

  it('a client that does not end: cut off', async () => {
    const to = await scene.pageAddress()
    const source = Buffer.alloc(80 * MEGABYTE, `${'x'.repeat(70)}\r\n`)
    expect(await answering(() => sendRaw({ port: scene.smtpPort, to }, source))).toBe('')
  })
})

describe('a message that is meant to do harm gets a report, while the API answers everybody', () => {
  it.each(Object.keys(hostileMessages({ trap: '', other: '' })))('%s', async (what) => {
    const [to, other] = [await scene.pageAddress(), await scene.pageAddress()]
    const message = hostileMessages({ trap: trapUrl(), other })[what]
    if (!message) throw new Error(what)
    const source = message.source()
    const sendAndRead = async () => {
      expect(await sendRaw({ port: scene.smtpPort, to }, source)).toMatch(TAKEN)
      return scene.resultOf(to)
    }
    const { judgement, pageUrl } = await answering(sendAndRead)
    const failed = judgement.findings.filter(({ status }) => status === 'fail').map(({ checkId }) => checkId)
    expect(failed).toContain(message.finding)
    expect(judgement.findings.filter(({ status }) => status === 'error')).toEqual([])
    expect(judgement.authentication.spf.result).toBe('pass')
    expect(Buffer.byteLength(JSON.stringify(judgement))).toBeLessThan(3 * MEGABYTE)
    const seen = await answering(() => Promise.all([fetch(pageUrl), fetch(`${pageUrl}/html`)]))
    expect(seen.map(({ status }) => status)).toEqual([200, 200])
    // What was smuggled in is no message of its own.
    expect((await kept()).filter(({ address }) => address === other)).toEqual([])
  })
})

describe('many at once, and clients that do not behave', () => {
  it('a client that leaves in the middle of its message: nothing is kept', async () => {
    const to = await scene.pageAddress()
    const client = await beginMail({ port: scene.smtpPort, to })
    await client.send(Buffer.from('Subject: half\r\n\r\nHel'))
    client.vanish()
    const other = await scene.pageAddress()
    await sendRaw({ port: scene.smtpPort, to: other }, PLAIN)
    await scene.resultOf(other)
    expect((await kept()).filter(({ address }) => address === to)).toEqual([])
  })

  it('a message that is heavy to show, looked at by many at once: they wait, and nobody else', async () => {
    const to = await scene.pageAddress()
    const { source } = hostileMessages({ trap: trapUrl(), other: '' })['twenty megabytes of tags'] ?? {}
    if (!source) throw new Error('there is no such message')
    await sendRaw({ port: scene.smtpPort, to }, source())
    const { pageUrl } = await scene.resultOf(to)
    const looks = ['/html', '/html', '/html', '/html', '/text', '/source'].map((view) => pageUrl + view)
    const seen = await answering(() => Promise.all(looks.map((look) => fetch(look))))
    // Whoever looks too often is told to wait; nobody gets an error.
    expect(seen.filter(({ status }) => status !== 200 && status !== 429)).toEqual([])
  })

  it('all harmful messages at once: each is taken, or told to come again', async () => {
    const sources = Object.values(hostileMessages({ trap: trapUrl(), other: 'nobody' })).map(({ source }) => source())
    const places = await addresses(sources.length)
    const replies = await answering(() =>
      Promise.all(sources.map((source, at) => sendRaw({ port: scene.smtpPort, to: places[at] ?? '' }, source))),
    )
    for (const reply of replies) expect(reply).toMatch(/^(?:250 2\.0\.0|452 4\.3\.1|451 4\.3\.2) /)
    const taken = places.filter((_, at) => TAKEN.test(replies[at] ?? ''))
    expect(taken.length).toBeGreaterThan(sources.length / 2)
    await answering(() => resultsOf(taken))
  })

  it('two hundred connections at once, and a client that takes its time: each gets its report', async () => {
    const [slowTo = '', ...places] = await addresses(41)
    const slow = await beginMail({ port: scene.smtpPort, to: slowTo })
    const octets = [...PLAIN]
    const dripping = (async () => {
      for (const octet of octets) {
        await slow.send(Uint8Array.of(octet))
        await pause(5)
      }
      return slow.say('\r\n.')
    })()
    const connections = Array.from({ length: 200 }, (_, at) => places[at % places.length] ?? '')
    const replies = await answering(() =>
      Promise.all(connections.map((to) => sendRaw({ port: scene.smtpPort, to }, PLAIN))),
    )
    expect(replies.filter((reply) => !TAKEN.test(reply))).toEqual([])
    await answering(() => resultsOf(places))
    expect(await dripping).toMatch(TAKEN)
    await scene.resultOf(slowTo)
    slow.vanish()
  })
})

describe('after all of that', () => {
  it('the API is still there, has nothing to complain of, and never took more memory than it may', async () => {
    expect((await fetch(`${scene.api.url}/v1/meta`)).status).toBe(200)
    const faults = scene.api.log().split('\n')
    expect(faults.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([])
    expect(peakMemory()).toBeLessThan(MOST_MEMORY)
  })

  it('nobody was asked for what messages point to: neither by HTTP nor for its address', async () => {
    expect(trap.visits).toEqual([])
    await fetch(`http://127.0.0.1:${trap.port}/`)
    expect(trap.visits).toHaveLength(1) // it would have noticed
    const asked = scene.bind.questions()
    expect(asked.length).toBeGreaterThan(20)
    // Lists of domains are asked about links; the hosts of links are not.
    const strange = asked.filter(({ name }) => name === TRAP_DOMAIN || name.endsWith(`.${TRAP_DOMAIN}`))
    expect(strange).toEqual([])
  })

  it('what was asked of the DNS are the domains of the author, the client and the lists, and nothing else', () => {
    const names = [...new Set(scene.bind.questions().map(({ name }) => name))]
    const strange = names.filter((name) => !QUESTIONS.some((pattern) => pattern.test(name)))
    expect(strange).toEqual([])
  })
})

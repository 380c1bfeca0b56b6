import { known, notKnown } from '@bienrecu/audit/evidence'
import { describe, expect, it } from 'vitest'
import { createDohResolver, type DohOptions } from './doh-resolver.ts'
import { DOH_SERVICES } from './doh-services.ts'

const URL_OF_SERVICE = 'https://dns.example.net/dns-query'

/** The octets of the question in the address of a request. */
const questionIn = (url: string): Uint8Array => {
  const text = new URL(url).searchParams.get('dns') ?? ''
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

/** A response with one TXT record that says "x", kept for 60 s. */
const answerTo = (question: Uint8Array, rcode = 0): Uint8Array<ArrayBuffer> => {
  const header = [0, 0, 0x81, 0x80 | rcode, 0, 1, 0, rcode === 0 ? 1 : 0, 0, 0, 0, 0]
  const record = [0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 2, 1, 120]
  return Uint8Array.from([...header, ...question.slice(12), ...(rcode === 0 ? record : [])])
}
const reply = (bytes: Uint8Array<ArrayBuffer>, init: ResponseInit = {}): Response =>
  new Response(bytes, { headers: { 'content-type': 'application/dns-message' }, ...init })

type Serve = (url: string, init: RequestInit) => Promise<Response> | Response

const over = (serve: Serve, options: Partial<DohOptions> = {}) =>
  createDohResolver({
    url: URL_OF_SERVICE,
    fetch: async (input, init) => serve(input instanceof Request ? input.url : String(input), init ?? {}),
    ...options,
  })
const sound: Serve = (url) => reply(answerTo(questionIn(url)))

describe('an audit without an API', () => {
  it('reads an answer as any resolver gives it', async () => {
    const answer = await over(sound).query('Example.org.', 'TXT')
    expect(answer).toEqual(known({ status: 'found', records: ['x'], ttl: 60 }))
  })

  it('asks with the id 0, without cookies, without saying where it comes from', async () => {
    const asked: [string, RequestInit][] = []
    await over((url, init) => {
      asked.push([url, init])
      return sound(url, init)
    }).query('example.org', 'TXT')
    const [url = '', init] = asked[0] ?? []
    expect(url.startsWith(`${URL_OF_SERVICE}?dns=AAABAAABAAAAAAAAB2V4YW1wbGUDb3JnAAAQAAE`)).toBe(true)
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' })
  })

  it('knows that a name does not exist', async () => {
    const answer = await over((url) => reply(answerTo(questionIn(url), 3))).query('example.org', 'TXT')
    expect(answer).toEqual(known({ status: 'nxdomain', records: [], ttl: null }))
  })

  it('has no more than 32 questions under way', async () => {
    let underWay = 0
    let most = 0
    const resolver = over(async (url, init) => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, 0))
      underWay -= 1
      return sound(url, init)
    })
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => resolver.query(`n${at}.example.org`, 'TXT')),
    )
    expect(answers.every(({ known: isKnown }) => isKnown)).toBe(true)
    expect(most).toBe(32)
  })
})

describe('what goes wrong stays apart', () => {
  it.each<[string, Serve, string]>([
    ['SERVFAIL', (url) => reply(answerTo(questionIn(url), 2)), 'servfail'],
    ['REFUSED', (url) => reply(answerTo(questionIn(url), 5)), 'refused'],
    ['HTTP 503', () => new Response('', { status: 503 }), 'servfail'],
    ['HTTP 429', () => new Response('', { status: 429 }), 'refused'],
    ['a page', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 'bad-answer'],
    ['garbage', () => reply(new Uint8Array(40).fill(0xff)), 'bad-answer'],
    ['nothing', () => reply(new Uint8Array()), 'bad-answer'],
    ['a question in return', (url) => reply(Uint8Array.from(questionIn(url))), 'bad-answer'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
  ])('%s', async (_, serve, reason) => {
    expect(await over(serve).query('example.org', 'TXT')).toEqual(notKnown(reason as 'servfail'))
  })

  it('an answer to another question is a lie, and not believed', async () => {
    const resolver = over((url) => {
      const other = questionIn(url)
      other[13] = 'f'.charCodeAt(0)
      return reply(answerTo(other))
    })
    expect(await resolver.query('example.org', 'TXT')).toEqual(notKnown('bad-answer'))
  })

  it('silence ends with the time', async () => {
    const silent: Serve = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      })
    expect(await over(silent, { timeout: 20 }).query('example.org', 'TXT')).toEqual(notKnown('timeout'))
  })
})

it('every service on offer has its own id and an https address', () => {
  expect(new Set(DOH_SERVICES.map(({ id }) => id)).size).toBe(DOH_SERVICES.length)
  for (const { url } of DOH_SERVICES) expect(new URL(url).protocol).toBe('https:')
})

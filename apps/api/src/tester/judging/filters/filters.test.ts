import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { FILTER_TOO_LARGE, FILTER_UNAVAILABLE, type FilterLetter } from './filter-letter.ts'
import { createAskRspamd, readRspamdAnswer } from './rspamd.ts'
import { createAskSpamd } from './spamd.ts'
import { readSpamdAnswer } from './spamd-answer.ts'

const LETTER: FilterLetter = {
  source: Buffer.from('Subject: Hello\r\n\r\nHello\r\n'),
  ip: '192.0.2.25',
  helo: 'mail.example.org',
  mailFrom: 'isabelle@example.org',
  recipient: 'test@example.com',
  reverseName: 'mail.example.org',
  receivedAt: Date.UTC(2026, 10, 22, 10, 0, 5),
  receiver: 'test.example.com',
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => {
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  return isAddress(address) ? address.port : 0
}
const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

const REPORT = [
  'SPAMD/1.1 0 EX_OK',
  'Content-length: 400',
  'Spam: True ; 6.2 / 5.0',
  '',
  'Content preview:  Hello',
  '',
  'Content analysis details:   (6.2 points, 5.0 required)',
  '',
  ' pts rule name              description',
  '---- ---------------------- --------------------------------------------------',
  ' 2.5 SUBJ_ALL_CAPS          Subject is all capitals',
  '-0.1 DKIM_VALID             Message has at least one valid DKIM or DK signature',
  ' 3.8 URIBL_BLACK            Contains an URL listed in the URIBL',
  '                            blacklist',
  '                            [URIs: example.com]',
  '',
].join('\r\n')

describe('spamd', () => {
  it('is read in the report that it writes by itself', () => {
    expect(readSpamdAnswer(REPORT)).toEqual({
      state: 'judged',
      score: 6.2,
      threshold: 5,
      action: null,
      counts: true,
      rules: [
        { code: 'SUBJ_ALL_CAPS', score: 2.5, description: 'Subject is all capitals' },
        { code: 'DKIM_VALID', score: -0.1, description: 'Message has at least one valid DKIM or DK signature' },
        {
          code: 'URIBL_BLACK',
          score: 3.8,
          description: 'Contains an URL listed in the URIBL blacklist [URIs: example.com]',
        },
      ],
    })
  })

  it('gives exact points where its operator asks for them', () => {
    const answer = REPORT.replace('Content preview:  Hello', 'POINTS SUBJ_ALL_CAPS=2.482;NO_TEXT=0.001')
    const { rules } = readSpamdAnswer(answer)
    expect(rules.find(({ code }) => code === 'SUBJ_ALL_CAPS')).toMatchObject({ score: 2.482 })
    expect(rules.find(({ code }) => code === 'NO_TEXT')).toEqual({ code: 'NO_TEXT', score: 0.001, description: '' })
  })

  it.each([
    '',
    'SPAMD/1.0 76 Bad header line: x\r\n\r\n',
    'SPAMD/1.1 0 EX_OK\r\n\r\nno verdict',
    'HTTP/1.1 200 OK\r\n\r\n',
  ])('that says %j has not answered', (answer) => {
    expect(readSpamdAnswer(answer)).toEqual(FILTER_UNAVAILABLE)
  })

  it('never breaks, whatever it answers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readSpamdAnswer(text)
        readSpamdAnswer(`SPAMD/1.1 0 EX_OK\r\nSpam: True ; 1.0 / 5.0\r\n\r\n${text}`)
      }),
    )
  })

  it('is told who sent the message, in trace fields on top of it', async () => {
    let heard = ''
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('data', (piece) => (heard += piece.toString()))
      socket.once('end', () => socket.end(REPORT))
    })
    const port = await listen(server)
    const hostile = { ...LETTER, helo: 'mail.example.org\r\nX-Forged: 1' }
    expect(await createAskSpamd({ host: '127.0.0.1', port })(hostile)).toMatchObject({ state: 'judged', score: 6.2 })
    const [head = '', message = ''] = heard.split(/\r\n\r\n/)
    expect(head).toMatch(/^REPORT SPAMC\/1\.5\r\nContent-length: \d+$/)
    expect(message).toBe(
      'Return-Path: <isabelle@example.org>\r\nReceived: from mail.example.orgX-Forged:1 (mail.example.org [192.0.2.25])\r\n' +
        ' by test.example.com with ESMTP; Sun, 22 Nov 2026 10:00:05 +0000\r\nSubject: Hello',
    )
  })

  it('that is silent, endless or gone is unavailable', async () => {
    const silent = await listen(
      createServer((socket) => socket.on('error', () => undefined)).on('connection', stopLater),
    )
    expect(await createAskSpamd({ host: '127.0.0.1', port: silent, timeout: 50 })(LETTER)).toEqual(FILTER_UNAVAILABLE)
    const endless = createServer((socket) => {
      stopLater(socket)
      socket.on('error', () => undefined)
      socket.write(Buffer.alloc(2_000_000, 'x'))
    })
    expect(await createAskSpamd({ host: '127.0.0.1', port: await listen(endless) })(LETTER)).toEqual(FILTER_UNAVAILABLE)
    const gone = createServer()
    const port = await listen(gone)
    await stops.pop()?.()
    expect(await createAskSpamd({ host: '127.0.0.1', port })(LETTER)).toEqual(FILTER_UNAVAILABLE)
  })
})

const stopLater = (socket: { destroy: () => unknown }): void => {
  stops.unshift(async () => void socket.destroy())
}

const ANSWER = JSON.stringify({
  score: 7.1,
  required_score: 15,
  thresholds: { reject: 15, 'add header': 6.5, greylist: 4 },
  action: 'add header',
  symbols: {
    R_SPF_FAIL: { name: 'R_SPF_FAIL', score: 1, description: 'SPF verification failed', options: ['-all'] },
    MIME_GOOD: { name: 'MIME_GOOD', score: -0.1 },
    BIG: { score: 6.2, description: 'Much' },
  },
})

describe('rspamd', () => {
  it('is read with its own sign and the sum from which it marks spam, what weighs most first', () => {
    expect(readRspamdAnswer(ANSWER)).toEqual({
      state: 'judged',
      score: 7.1,
      threshold: 6.5,
      action: 'add header',
      counts: false,
      rules: [
        { code: 'BIG', score: 6.2, description: 'Much' },
        { code: 'R_SPF_FAIL', score: 1, description: 'SPF verification failed' },
        { code: 'MIME_GOOD', score: -0.1, description: '' },
      ],
    })
  })

  it.each(['', '<html>', 'null', '{"score":"7"}', '{"score":1,"symbols":[]}', '{"score":1e999,"symbols":{}}'])(
    'that says %j has not answered',
    (answer) => {
      expect(readRspamdAnswer(answer)).toEqual(FILTER_UNAVAILABLE)
    },
  )

  it('is asked with the sender in fields of the request, and with its password', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bienrecu-'))
    stops.push(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'password'), 'q1w2\n')
    let heard: unknown = null
    const server = createHttpServer((request, response) => {
      const { ip, helo, from, rcpt, password } = request.headers
      heard = { url: request.url, ip, helo, from, rcpt, password }
      request.resume().once('end', () => response.end(ANSWER))
    })
    const port = await listen(server)
    const ask = createAskRspamd({ url: `http://127.0.0.1:${port}`, passwordFile: join(folder, 'password') })
    expect(await ask(LETTER)).toMatchObject({ state: 'judged', score: 7.1 })
    expect(heard).toEqual({
      url: '/checkv2',
      ip: '192.0.2.25',
      helo: 'mail.example.org',
      from: 'isabelle@example.org',
      rcpt: 'test@example.com',
      password: 'q1w2',
    })
  })

  it('that refuses, is silent or lost its password is unavailable', async () => {
    const refusing = await listen(createHttpServer((_request, response) => response.writeHead(403).end('{}')))
    const url = `http://127.0.0.1:${refusing}`
    expect(await createAskRspamd({ url, passwordFile: null })(LETTER)).toEqual(FILTER_UNAVAILABLE)
    expect(await createAskRspamd({ url, passwordFile: '/nowhere/password' })(LETTER)).toEqual(FILTER_UNAVAILABLE)
    const silent = await listen(createHttpServer().on('connection', stopLater))
    const waiting = createAskRspamd({ url: `http://127.0.0.1:${silent}`, passwordFile: null, timeout: 50 })
    expect(await waiting(LETTER)).toEqual(FILTER_UNAVAILABLE)
  })
})

it('a message of more than 2 MB is shown to no filter', async () => {
  let connections = 0
  const port = await listen(createServer((socket) => void ((connections += 1), socket.destroy())))
  const large = { ...LETTER, source: new Uint8Array(2 * 1024 * 1024 + 1) }
  expect(await createAskSpamd({ host: '127.0.0.1', port })(large)).toEqual(FILTER_TOO_LARGE)
  const rspamd = createAskRspamd({ url: `http://127.0.0.1:${port}`, passwordFile: null })
  expect(await rspamd(large)).toEqual(FILTER_TOO_LARGE)
  expect(connections).toBe(0)
})

import { createServer, type RequestListener } from 'node:http'
import { known } from '@bienrecu/audit/evidence'
import type { LinkFacts } from '@bienrecu/audit/content/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import { expect, it, onTestFinished } from 'vitest'
import { createAskAddress } from './ask-address.ts'
import { createAskLinks } from './ask-links.ts'

/** Every name leads to the loopback at 127.0.0.1, which stands for a public server; 127.0.0.2 is as private as it is. */
const resolver: Resolver = {
  query: async (name, type) => {
    const address = name.startsWith('inside.') ? '127.0.0.2' : '127.0.0.1'
    return known({ status: 'found', records: type === 'A' ? [address] : [], ttl: 60 })
  },
}

const linkTo = (href: string, text: string): LinkFacts => ({
  href,
  scheme: 'http',
  host: null,
  text,
  textHost: null,
  isImage: false,
  from: 'html',
})

const scene = async (listener: RequestListener) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host} ${request.url} ${request.headers.authorization ?? ''}`.trim())
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const allowed = { names: [], ranges: ['127.0.0.1/32'] }
  const askLinks = createAskLinks(createAskAddress({ resolver, allowed, ports: [port, 80] }))
  const ask = (hrefs: readonly string[], text = 'our offer') =>
    askLinks(hrefs.map((href) => linkTo(href.replace('PORT', String(port)), text)))
  return { ask, asked, port }
}

it('a link is asked with HEAD, without user and password, and its answer told', async () => {
  const { ask, asked, port } = await scene((_, response) => response.writeHead(404).end())
  expect(await ask(['http://user:secret@shop.example:PORT/a?b'])).toMatchObject([{ status: 404, reason: null }])
  expect(asked).toEqual([`HEAD shop.example:${port} /a?b`])
})

it.each([
  'http://127.0.0.2:PORT/',
  'http://inside.example:PORT/',
  'http://[::ffff:127.0.0.2]:PORT/',
  'http://[64:ff9b::7f00:2]:PORT/',
  'http://2130706434:PORT/',
  'http://0x7f.2:PORT/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://100.64.0.1/',
  'http://[fd00::1]/',
  'http://0.0.0.0:PORT/',
])('a private address is not connected to: %s', async (href) => {
  const { ask, asked } = await scene((_, response) => response.end())
  expect(await ask([href])).toMatchObject([{ status: null, reason: 'not-public' }])
  expect(asked).toEqual([])
})

it('a redirect is judged like the link itself, and followed three times', async () => {
  const { ask, asked, port } = await scene(({ url }, response) => {
    const target = url === '/in' ? `http://inside.example:${port}/` : `/again${url}`
    response.writeHead(302, { location: target }).end()
  })
  expect(await ask(['http://shop.example:PORT/in', 'http://shop.example:PORT/on'])).toMatchObject([
    { status: null, reason: 'not-public' },
    { status: null, reason: 'too-many-redirects' },
  ])
  expect(asked).toHaveLength(5)
})

it('other ports than those of the Web are not asked, nor are links that may act', async () => {
  const { ask, asked } = await scene((_, response) => response.end())
  expect(await ask(['http://shop.example:22/', 'https://shop.example:8443/'])).toMatchObject([
    { status: null, reason: null },
    { status: null, reason: null },
  ])
  expect(await ask(['http://shop.example:PORT/unsubscribe?id=1', 'http://shop.example:PORT/confirm'])).toEqual([])
  expect(await ask(['http://shop.example:PORT/x'], 'Se désabonner')).toEqual([])
  expect(asked).toEqual([])
})

it('a body without end is not waited for', async () => {
  const { ask } = await scene(({ method }, response) => {
    if (method === 'HEAD') response.writeHead(405).end()
    else response.writeHead(200).write('x')
  })
  expect(await ask(['http://shop.example:PORT/'])).toMatchObject([{ status: 200 }])
})

it('one server is asked sixty times a minute, whatever names it is given', async () => {
  const { ask, asked } = await scene((_, response) => response.end())
  const answers = []
  for (let message = 0; message < 4; message += 1) {
    const hosts = Array.from({ length: 20 }, (_, index) => `http://m${message}-${index}.example:PORT/`)
    answers.push(...(await ask(hosts)))
  }
  expect(asked).toHaveLength(60)
  expect(answers.slice(60)).toEqual(
    answers.slice(60).map(({ href }) => ({ href, status: null, redirectsTo: null, reason: null })),
  )
})

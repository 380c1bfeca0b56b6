import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { AppError } from '../../app-error.ts'
import type { Env } from '../../http/env.ts'
import { createLimitUpload } from './limit-upload.ts'

const MEGABYTE = 1024 * 1024

interface Form {
  readonly send: (octets: number) => void
  readonly end: () => void
  readonly answer: Promise<string>
}

/** An application that takes forms of a megabyte, and says how many octets came; forms that are sent as slowly as one likes. */
const scene = () => {
  const app = new Hono<Env>()
  app.onError((error, c) => c.text(error instanceof AppError ? error.code : error.message))
  const limit = createLimitUpload({ maxMegabytes: 1, trustedProxies: ['127.0.0.1/32'], together: 1.5 * MEGABYTE })
  app.post('/', limit, async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
  const begin = (from: string): Form => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writer = writable.getWriter()
    const ignore = () => undefined
    const headers = { 'X-Forwarded-For': from }
    const init = { method: 'POST', body: readable, duplex: 'half' as const, headers }
    const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    return {
      send: (octets) => void writer.write(new Uint8Array(octets)).catch(ignore),
      end: () => void writer.close().catch(ignore),
      answer: Promise.resolve(app.request('/', init, env)).then((answer) => answer.text()),
    }
  }
  const whole = (from: string, octets: number): Promise<string> => {
    const form = begin(from)
    form.send(octets)
    form.end()
    return form.answer
  }
  return { begin, whole }
}

it('forms on their way in share the memory there is, and give it back', async () => {
  const { begin, whole } = scene()
  const slow = begin('192.0.2.1')
  slow.send(MEGABYTE)
  expect(await whole('198.51.100.1', MEGABYTE)).toBe('judging-busy')
  slow.end()
  expect(await slow.answer).toBe(String(MEGABYTE))
  expect(await whole('198.51.100.1', MEGABYTE)).toBe(String(MEGABYTE))
})

it('one network cannot hold all of it by sending slowly', async () => {
  const { begin, whole } = scene()
  const slow = ['192.0.2.1', '192.0.2.2'].map(begin)
  expect(await whole('192.0.2.3', 10)).toBe('judging-busy')
  expect(await whole('198.51.100.1', 10)).toBe('10')
  slow.forEach(({ end }) => end())
  expect(await Promise.all(slow.map(({ answer }) => answer))).toEqual(['0', '0'])
  expect(await whole('192.0.2.3', 10)).toBe('10')
})

it('one that is too large is not read on', async () => {
  const { begin, whole } = scene()
  const large = begin('192.0.2.1')
  large.send(MEGABYTE)
  large.send(MEGABYTE)
  expect(await large.answer).toBe('message-too-large')
  expect(await whole('192.0.2.1', MEGABYTE)).toBe(String(MEGABYTE))
})

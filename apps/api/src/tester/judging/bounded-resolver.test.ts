import { known } from '@bienrecu/audit/evidence'
import type { Answer, Resolver } from '@bienrecu/audit/resolver'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { boundedResolver } from './bounded-resolver.ts'

const BOUNDS = { silence: 2_500, longest: 8_000 }
const FOUND = known<Answer>({ status: 'found', records: ['192.0.2.1'], ttl: 60 })
const NEVER: Resolver = { query: () => new Promise(() => undefined) }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('passes answers on, and remembers that there was one', async () => {
  const resolver = boundedResolver({ query: () => Promise.resolve(FOUND) }, BOUNDS)
  expect([resolver.isAsked(), resolver.isAnswered()]).toEqual([false, false])
  expect(await resolver.query('example.org', 'A')).toEqual(FOUND)
  expect([resolver.isAsked(), resolver.isAnswered()]).toEqual([true, true])
})

it('gives a DNS up that has said nothing at all', async () => {
  const resolver = boundedResolver(NEVER, BOUNDS)
  const answer = resolver.query('example.org', 'A')
  await vi.advanceTimersByTimeAsync(BOUNDS.silence)
  expect(await answer).toEqual({ known: false, reason: 'timeout' })
  expect(await resolver.query('example.net', 'A')).toEqual({ known: false, reason: 'timeout' })
  expect(resolver.isAnswered()).toBe(false)
})

it('waits longer for one that answers slowly, and not for ever', async () => {
  const slow: Resolver = { query: (name) => (name === 'example.org' ? Promise.resolve(FOUND) : NEVER.query(name, 'A')) }
  const resolver = boundedResolver(slow, BOUNDS)
  await resolver.query('example.org', 'A')
  let isOver = false
  const late = resolver.query('example.net', 'A').then((fact) => {
    isOver = true
    return fact
  })
  await vi.advanceTimersByTimeAsync(BOUNDS.longest - 1)
  expect(isOver).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await late).toEqual({ known: false, reason: 'timeout' })
})

it('leaves no clock behind', async () => {
  const resolver = boundedResolver({ query: () => Promise.resolve(FOUND) }, BOUNDS)
  await resolver.query('example.org', 'A')
  resolver.close()
  expect(vi.getTimerCount()).toBe(0)
})

it('takes a resolver that throws for one that gave a bad answer', async () => {
  const broken: Resolver = {
    query: () => {
      throw new Error('broken')
    },
  }
  expect(await boundedResolver(broken, BOUNDS).query('example.org', 'A')).toEqual({
    known: false,
    reason: 'bad-answer',
  })
})

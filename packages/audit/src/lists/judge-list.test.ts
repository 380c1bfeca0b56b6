import { listsToAsk, meaningOf } from '@bienrecu/knowledge/blocklists'
import { describe, expect, it } from 'vitest'
import { type Fact, known, notKnown } from '../evidence.ts'
import type { Answer } from '../resolver.ts'
import { judgeList, type ListReplies } from './judge-list.ts'

const [zen] = listsToAsk('ip', { ids: ['spamhaus-zen'] })
if (!zen) throw new Error('the list is gone')

const answer = (...records: string[]): Fact<Answer> =>
  known({ status: records.length > 0 ? 'found' : 'nxdomain', records, ttl: 60 })
const HEALTHY = { present: [answer('127.0.0.2')], absent: [answer()] }
const judge = (replies: Partial<ListReplies>) => judgeList(zen, { own: answer(), ...HEALTHY, ...replies }, meaningOf)

describe('a list whose trials come out right', () => {
  it('is believed', () => {
    expect(judge({ own: answer('127.0.0.4') })).toEqual({
      state: 'listed',
      reason: null,
      kind: 'listed',
      codes: ['127.0.0.4'],
    })
    expect(judge({ own: answer('127.0.0.10') })).toMatchObject({ state: 'listed', kind: 'policy' })
    expect(judge({ own: answer() })).toEqual({ state: 'not-listed', reason: null, kind: null, codes: [] })
  })

  it('has refused when it says so, by a code or by its server', () => {
    expect(judge({ own: answer('127.255.255.254') })).toMatchObject({ state: 'refused', kind: null })
    expect(judge({ own: notKnown('refused') })).toMatchObject({ state: 'refused' })
  })

  it('has refused when a resolver answers in its place', () => {
    expect(judge({ own: answer('192.0.2.80') })).toMatchObject({ state: 'refused', codes: ['192.0.2.80'] })
  })

  it.each(['timeout', 'servfail', 'bad-answer', 'unreachable', 'cname-loop'] as const)(
    'has not answered: %s',
    (reason) => {
      expect(judge({ own: notKnown(reason) })).toMatchObject({ state: 'no-answer', reason, kind: null })
    },
  )
})

describe('a list whose trials go wrong (RFC 5782 §5)', () => {
  it('has not answered when it knows nothing any more', () => {
    expect(judge({ present: [answer()] })).toMatchObject({ state: 'no-answer', reason: 'bad-answer', kind: null })
  })

  it('has not answered when it lists the whole world', () => {
    const world = answer('127.0.0.2')
    expect(judge({ own: world, present: [world], absent: [world] })).toMatchObject({ state: 'no-answer', kind: null })
  })

  it('has not answered when a trial is lost', () => {
    expect(judge({ present: [notKnown('timeout')] })).toMatchObject({ state: 'no-answer' })
    expect(judge({ absent: [notKnown('timeout')] })).toMatchObject({ state: 'no-answer' })
  })

  it('has refused when a trial was refused', () => {
    expect(judge({ present: [answer('127.255.255.255')] })).toMatchObject({ state: 'refused' })
    expect(judge({ absent: [notKnown('refused')] })).toMatchObject({ state: 'refused' })
    expect(judge({ present: [answer('192.0.2.80')], absent: [answer('192.0.2.80')] })).toMatchObject({
      state: 'refused',
    })
  })

  it('is believed when its own trial comes out right and the standard one is missing', () => {
    expect(judge({ own: answer('127.0.0.2'), present: [answer(), answer('127.0.0.2')] })).toMatchObject({
      state: 'listed',
    })
  })
})

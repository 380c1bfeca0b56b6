import { describe, expect, it } from 'vitest'
import { type Sighting, stateOf, withStaleAsOld } from './record-state.ts'

const S = (state: Sighting['state'], difference: Sighting['difference'] = null): Sighting => ({ state, difference })
const SEEN = S('seen')
const ABSENT = S('absent')
const SILENT = S('no-answer')
const OLD = S('different', 'old-value')
const TWICE = S('different', 'name-typed-twice')

describe('where a record is', () => {
  it.each([
    ['nobody answers: nothing is known', [SILENT, SILENT], [], null],
    ['no server has it', [ABSENT, ABSENT], [], 'awaited'],
    ['the old value is not published yet', [OLD, OLD], [], 'awaited'],
    ['one server has it', [SEEN, ABSENT], [], 'partly'],
    ['one server has the old value still', [SEEN, OLD], [], 'partly'],
    ['another one stands there', [TWICE, OLD], [], 'different'],
    ['all have it', [SEEN, SEEN], [], 'published'],
    ['all that answer have it', [SEEN, SILENT], [], 'published'],
    ['a resolver still has the old answer', [SEEN], [SEEN, ABSENT], 'published'],
    ['no resolver answers', [SEEN], [SILENT], 'published'],
    ['the resolvers have it', [SEEN], [SEEN, SILENT], 'visible'],
  ] as const)('%s', (_, servers, resolvers, state) => {
    expect(stateOf(servers, resolvers)).toBe(state)
  })
})

describe('a server that is behind another one', () => {
  const other = (serial: number | null) => ({ ...S('different', 'other-value'), serial })
  const seen = (serial: number | null) => ({ ...SEEN, serial })
  it.each([
    ['has the old value', [seen(7), other(6)], 'old-value'],
    ['has it even where serial numbers go round', [seen(2), other(4_294_967_290)], 'old-value'],
    ['is not behind with the same serial', [seen(7), other(7)], 'other-value'],
    ['is not behind when it is ahead', [seen(6), other(7)], 'other-value'],
    ['is not known to be without a serial', [seen(7), other(null)], 'other-value'],
  ])('%s', (_, sightings, difference) => {
    expect(withStaleAsOld(sightings)[1]?.difference).toBe(difference)
  })
})

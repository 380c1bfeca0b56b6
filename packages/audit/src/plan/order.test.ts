import { describe, expect, it } from 'vitest'
import { inOrder } from './order.ts'
import type { PlanStep } from './step.ts'

const step = (id: string, more: Partial<PlanStep> = {}): PlanStep => ({
  id,
  kind: id,
  subject: null,
  edits: [],
  isLater: false,
  params: {},
  changes: [],
  cures: [],
  after: [],
  who: 'dns',
  minutes: 5,
  gain: 0,
  helps: [],
  dependsOn: [],
  ...more,
})

const ordered = (...steps: PlanStep[]) => inOrder(steps).map(({ id }) => id)

describe('the order of the steps', () => {
  it('puts first what stops refusals, then what gives back most, then what is done soonest', () => {
    const [quick, long] = [step('quick', { minutes: 1 }), step('long', { minutes: 60 })]
    const gain = step('gain', { gain: 1 })
    const helps = step('helps', { helps: ['gmail'] })
    expect(ordered(long, quick, gain, helps)).toEqual(['helps', 'gain', 'quick', 'long'])
  })

  it('puts last what waits', () => {
    expect(ordered(step('later', { isLater: true, gain: 3 }), step('now'))).toEqual(['now', 'later'])
  })

  it('puts nothing before what it depends on', () => {
    const above = step('above', { gain: 2, dependsOn: ['below'] })
    expect(ordered(above, step('below'), step('other', { gain: 1 }))).toEqual(['other', 'below', 'above'])
  })

  it('comes to an end where steps wait for each other', () => {
    const one = step('one', { dependsOn: ['two'] })
    const two = step('two', { dependsOn: ['one'] })
    expect(ordered(one, two).toSorted()).toEqual(['one', 'two'])
  })

  it('keeps steps that are alike as they came', () => {
    expect(ordered(step('b'), step('a'), step('c'))).toEqual(['b', 'a', 'c'])
  })
})

import { describe, expect, it } from 'vitest'
import { LATER_STEP, planWith, RECORD, STEP, told, TICK_STEP } from './example-plan.ts'
import { isAnythingAwaited, isComplete, stageOf, stagesOf } from './step-stage.ts'

const withRecords = (...records: (typeof STEP)['records']) => ({ ...STEP, records })

describe('how far a step is', () => {
  it.each([
    ['nobody said it is published', STEP, 'open'],
    ['no name server has it', withRecords(told('awaited')), 'waiting'],
    ['one server has it', withRecords(told('partly')), 'waiting'],
    ['all servers have it, resolvers not yet', { ...withRecords(told('published')), isDone: true }, 'waiting'],
    ['it is visible everywhere', withRecords(told('visible')), 'done'],
    ['it is not as it was asked for', withRecords(told('different')), 'open'],
    ['it has gone again', withRecords(told('gone')), 'open'],
    ['one of two records is still to be published', withRecords(told('visible'), RECORD), 'open'],
    ['one of two is waited for, the other visible', withRecords(told('visible'), told('awaited')), 'waiting'],
    ['it was ticked off', { ...TICK_STEP, isDone: true }, 'done'],
    ['it waits for a condition', LATER_STEP, 'later'],
    ['it waits for a condition and was published all the same', { ...LATER_STEP, records: [told('visible')] }, 'done'],
  ] satisfies [string, typeof STEP, string][])('when %s', (_name, step, stage) => {
    expect(stageOf(step)).toBe(stage)
  })
})

describe('a plan', () => {
  it('is complete when all that can be done now is visible', () => {
    const done = withRecords(told('visible'))
    expect(isComplete(planWith([done, LATER_STEP]))).toBe(true)
    expect(isComplete(planWith([done, TICK_STEP]))).toBe(false)
    expect(isComplete(planWith([withRecords(told('published'))]))).toBe(false)
  })

  it('without anything to do was never completed', () => {
    expect(isComplete(planWith([]))).toBe(false)
  })

  it('keeps its order inside of each stage', () => {
    expect(stagesOf(planWith([TICK_STEP, STEP])).open.map(({ id }) => id)).toEqual(['content/text', 'dmarc/publish'])
  })

  it('is looked at again as long as a record may still change, a wrong one too', () => {
    expect(isAnythingAwaited(planWith([withRecords(told('different'))]))).toBe(true)
    expect(isAnythingAwaited(planWith([STEP, withRecords(told('visible'))]))).toBe(false)
  })
})

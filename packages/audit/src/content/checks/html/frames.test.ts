import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { frames } from './frames.ts'

const finding = (options: MessageOptions = {}) => runCheck(frames, messageWith(options))

it('passes without such elements', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('passes when only others are there', () => {
  expect(finding({ html: { riskyTags: { script: 1 } } })).toMatchObject({ status: 'pass' })
})

it('names one that is there', () => {
  expect(finding({ html: { riskyTags: { iframe: 1 } } })).toMatchObject({
    status: 'fail',
    params: { tags: ['iframe'] },
  })
})

it('tells how often each is there', () => {
  expect(finding({ html: { riskyTags: { iframe: 2, frame: 1 } } })).toMatchObject({
    status: 'fail',
    params: { tags: ['iframe (2)', 'frame'] },
  })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(frames, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

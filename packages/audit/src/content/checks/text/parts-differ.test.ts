import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { partsDiffer } from './parts-differ.ts'

/** Different words of five letters. */
const words = (count: number): string =>
  Array.from({ length: count }, (_, at) => `word${String.fromCharCode(97 + at)}`).join(' ')

const finding = (options: MessageOptions = {}) => runCheck(partsDiffer, messageWith(options))

it('passes when both say the same', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('finds a fixed sentence instead of the text', () => {
  expect(finding({ text: { text: 'No HTML is shown here by this program.', length: 38 } })).toMatchObject({
    status: 'fail',
    params: { percent: 0, limit: 30 },
  })
})

it('passes at the limit', () => {
  expect(finding({ html: { text: words(20) }, text: { text: words(6) } })).toMatchObject({ status: 'pass' })
})

it('fails just below it', () => {
  expect(finding({ html: { text: words(20) }, text: { text: words(5) } })).toMatchObject({
    status: 'fail',
    params: { percent: 25 },
  })
})

it('does not judge a few words', () => {
  expect(finding({ html: { text: words(19) }, text: { text: 'other' } })).toMatchObject({ status: 'not-applicable' })
})

it('does not count case, nor words of three letters', () => {
  expect(finding({ html: { text: words(20) }, text: { text: words(20).toUpperCase() } })).toMatchObject({
    status: 'pass',
  })
})

it('leaves an empty text part to its own check', () => {
  expect(finding({ text: { text: ' ', length: 1 } })).toMatchObject({ status: 'not-applicable' })
})

it('says nothing without a text part', () => {
  expect(finding({ text: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(partsDiffer, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the text could not be read', () => {
  expect(runCheck(partsDiffer, messageWithout('text'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { littleText } from './little-text.ts'

const finding = (options: MessageOptions = {}) => runCheck(littleText, messageWith(options))

it('passes when enough of a large HTML is text', () => {
  expect(finding({ html: { size: 20_000, textLength: 1_000 } })).toMatchObject({ status: 'pass' })
})

it('tells the share that was measured', () => {
  expect(finding({ html: { size: 40_000, textLength: 700 } })).toMatchObject({
    status: 'fail',
    params: { percent: 1.8, limit: 5, size: 40 },
  })
})

it('does not mind the frame of a small HTML', () => {
  expect(finding({ html: { size: 9_999, textLength: 40 } })).toMatchObject({ status: 'not-applicable' })
})

it('begins at ten thousand octets', () => {
  expect(finding({ html: { size: 10_000, textLength: 40 } })).toMatchObject({
    status: 'fail',
    params: { percent: 0.4 },
  })
})

it('leaves a HTML without any text to the check of pictures', () => {
  expect(finding({ html: { size: 40_000, textLength: 0 } })).toMatchObject({ status: 'not-applicable' })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(littleText, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

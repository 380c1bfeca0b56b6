import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { textPartMissing } from './text-part-missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(textPartMissing, messageWith(options))

it('passes with both', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for HTML alone', () => {
  expect(finding({ text: null })).toMatchObject({ status: 'fail' })
})

it('fails for a text part that is empty', () => {
  expect(finding({ text: { text: ' \n', length: 2 } })).toMatchObject({ status: 'fail' })
})

it('says nothing of a message in text alone', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the text could not be read', () => {
  expect(runCheck(textPartMissing, messageWithout('text'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the HTML could not be read', () => {
  expect(runCheck(textPartMissing, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

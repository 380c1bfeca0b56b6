import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { emptyTextPart } from './empty-text-part.ts'

const finding = (options: MessageOptions = {}) => runCheck(emptyTextPart, messageWith(options))

it('passes when both parts hold words', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('finds a text part of nothing but spaces', () => {
  expect(finding({ text: { text: ' \n\n ', length: 4 } })).toMatchObject({ status: 'fail', params: {} })
})

it('says nothing when the HTML is nearly empty as well', () => {
  expect(finding({ text: { text: '', length: 0 }, html: { text: 'Hello', textLength: 19 } })).toMatchObject({
    status: 'not-applicable',
  })
})

it('says nothing without a text part', () => {
  expect(finding({ text: null })).toMatchObject({ status: 'not-applicable' })
})

it('says nothing without HTML', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(emptyTextPart, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the text could not be read', () => {
  expect(runCheck(emptyTextPart, messageWithout('text'))).toMatchObject({ status: 'unknown' })
})

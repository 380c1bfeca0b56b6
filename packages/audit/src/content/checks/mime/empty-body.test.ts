import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { emptyBody } from './empty-body.ts'

const finding = (options: MessageOptions = {}) => runCheck(emptyBody, messageWith(options))

it('passes for an ordinary message', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for text alone', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'pass' })
})

it('passes for HTML of one image', () => {
  expect(finding({ text: null, html: { textLength: 0, text: '', imageCount: 1 } })).toMatchObject({ status: 'pass' })
})

it('fails for nothing', () => {
  expect(finding({ text: null, html: null })).toMatchObject({ status: 'fail', severity: 'medium', params: {} })
})

it('fails for blanks', () => {
  expect(finding({ text: { text: '\n \n', length: 3 }, html: { textLength: 0, text: '' } })).toMatchObject({
    status: 'fail',
  })
})

it('is milder when something is attached', () => {
  expect(finding({ text: null, html: null, attachments: [attachment()] })).toMatchObject({
    status: 'fail',
    severity: 'low',
    params: {},
  })
})

it('is unknown when the text could not be read', () => {
  expect(runCheck(emptyBody, messageWithout('text'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the HTML could not be read', () => {
  expect(runCheck(emptyBody, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(emptyBody, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { placeholders } from './placeholders.ts'

const finding = (options: MessageOptions = {}) => runCheck(placeholders, messageWith(options))

it('passes when everything is filled in', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('finds what a template left in the HTML', () => {
  expect(finding({ html: { text: 'Hello {{first_name}}, Lorem ipsum dolor' } })).toMatchObject({
    status: 'fail',
    params: { found: ['Lorem ipsum', '{{first_name}}'], count: 2 },
  })
})

it('finds it in the text part as well', () => {
  expect(finding({ text: { text: 'Bonjour %%prenom%%' } })).toMatchObject({
    status: 'fail',
    params: { found: ['%%prenom%%'] },
  })
})

it('says nothing of a message without words', () => {
  expect(finding({ html: null, text: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(placeholders, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the text could not be read', () => {
  expect(runCheck(placeholders, messageWithout('text'))).toMatchObject({ status: 'unknown' })
})

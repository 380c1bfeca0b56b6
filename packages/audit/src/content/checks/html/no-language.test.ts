import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { noLanguage } from './no-language.ts'

const finding = (options: MessageOptions = {}) => runCheck(noLanguage, messageWith(options))

it('passes when the language is told', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('is good to know when it is not', () => {
  expect(finding({ html: { language: null } })).toMatchObject({ status: 'fail', severity: 'info', params: {} })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(noLanguage, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

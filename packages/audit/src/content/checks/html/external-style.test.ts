import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { externalStyle } from './external-style.ts'

const finding = (options: MessageOptions = {}) => runCheck(externalStyle, messageWith(options))

it('passes when the style is inside', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('finds a style sheet from elsewhere', () => {
  expect(finding({ html: { hasExternalStyle: true } })).toMatchObject({ status: 'fail', params: {} })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(externalStyle, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

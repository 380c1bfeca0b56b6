import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { scriptAttributes } from './script-attributes.ts'

const finding = (options: MessageOptions = {}) => runCheck(scriptAttributes, messageWith(options))

it('passes without them', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('counts them', () => {
  expect(finding({ html: { scriptAttributes: 2 } })).toMatchObject({ status: 'fail', params: { count: 2 } })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(scriptAttributes, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { brokenMarkup } from './broken-markup.ts'

const finding = (options: MessageOptions = {}) => runCheck(brokenMarkup, messageWith(options))

it('passes for three slips', () => {
  expect(finding({ html: { unbalancedTags: 3 } })).toMatchObject({ status: 'pass' })
})

it('counts more than these', () => {
  expect(finding({ html: { unbalancedTags: 4 } })).toMatchObject({ status: 'fail', params: { count: 4 } })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(brokenMarkup, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

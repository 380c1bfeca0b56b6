import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { hiddenText } from './hidden-text.ts'

const finding = (options: MessageOptions = {}) => runCheck(hiddenText, messageWith(options))

it('passes when nothing is hidden', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('allows a line for the preview', () => {
  expect(finding({ html: { hiddenLength: 500, textLength: 100 } })).toMatchObject({ status: 'pass' })
})

it('finds much hidden beside little that is seen', () => {
  expect(finding({ html: { hiddenLength: 501, textLength: 2_000 } })).toMatchObject({
    status: 'fail',
    params: { hidden: 501, shown: 2000 },
  })
})

it('does not mind a quarter of what is seen', () => {
  expect(finding({ html: { hiddenLength: 1_000, textLength: 4_000 } })).toMatchObject({ status: 'pass' })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(hiddenText, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

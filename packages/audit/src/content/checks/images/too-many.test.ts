import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { tooMany } from './too-many.ts'

const finding = (options: MessageOptions = {}) => runCheck(tooMany, messageWith(options))

it('passes at the limit', () => {
  expect(finding({ html: { imageCount: 40 } })).toMatchObject({ status: 'pass' })
})

it('finds one more', () => {
  expect(finding({ html: { imageCount: 41 } })).toMatchObject({ status: 'fail', params: { count: 41, limit: 40 } })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(tooMany, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

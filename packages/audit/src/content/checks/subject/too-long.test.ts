import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { tooLong } from './too-long.ts'

const finding = (options: MessageOptions = {}) => runCheck(tooLong, messageWith(options))

it('passes for 140 characters', () => {
  expect(finding({ subject: 'a'.repeat(140) })).toMatchObject({ status: 'pass' })
})

it('fails for 141', () => {
  expect(finding({ subject: 'a'.repeat(141) })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { length: 141, limit: 140 },
  })
})

it('counts a sign beyond the first plane once', () => {
  expect(finding({ subject: '😀'.repeat(140) })).toMatchObject({ status: 'pass' })
})

it('leaves a message without subject to subject/missing', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(tooLong, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})

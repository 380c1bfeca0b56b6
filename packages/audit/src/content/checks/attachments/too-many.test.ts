import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { tooMany } from './too-many.ts'

const finding = (options: MessageOptions = {}) => runCheck(tooMany, messageWith(options))

it('passes for ten', () => {
  expect(finding({ attachments: Array.from({ length: 10 }, () => attachment()) })).toMatchObject({ status: 'pass' })
})

it('mentions eleven', () => {
  expect(finding({ attachments: Array.from({ length: 11 }, () => attachment()) })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { count: 11 },
  })
})

it('does not count pictures inside the text', () => {
  expect(
    finding({ attachments: Array.from({ length: 11 }, (_, index) => attachment({ isInline: index > 0 })) }),
  ).toMatchObject({ status: 'pass' })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(tooMany, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

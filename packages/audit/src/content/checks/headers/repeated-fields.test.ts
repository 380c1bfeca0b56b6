import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { repeatedFields } from './repeated-fields.ts'

const finding = (options: MessageOptions = {}) => runCheck(repeatedFields, messageWith(options))

it('passes when each stands once', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for several Received', () => {
  expect(finding({ fields: fieldsWith({ Received: ['from a by b', 'from c by d'] }) })).toMatchObject({
    status: 'pass',
  })
})

it('fails for two subjects and two dates', () => {
  expect(
    finding({
      fields: fieldsWith({
        Subject: ['A', 'B'],
        Date: ['Sun, 22 Nov 2026 11:00:00 +0100', 'Sun, 22 Nov 2026 11:00:00 +0100'],
      }),
    }),
  ).toMatchObject({ status: 'fail', params: { fields: ['Date', 'Subject'] } })
})

it('does not look at the case of names', () => {
  expect(finding({ fields: fieldsWith({ subject: 'again' }) })).toMatchObject({
    status: 'fail',
    params: { fields: ['Subject'] },
  })
})

it('leaves two From to headers/several-from-fields', () => {
  expect(finding({ fields: fieldsWith({ From: ['a@example.org', 'b@example.org'] }) })).toMatchObject({
    status: 'pass',
  })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(repeatedFields, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

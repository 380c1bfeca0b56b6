import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { missing } from './missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(missing, messageWith(options))

it('passes when there is one', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails without the field', () => {
  expect(finding({ subject: null })).toMatchObject({ status: 'fail' })
})

it('fails for spaces alone', () => {
  expect(finding({ subject: ' \t ' })).toMatchObject({ status: 'fail' })
})

it('is unknown when the subject could not be read', () => {
  expect(runCheck(missing, messageWithout('subject'))).toMatchObject({ status: 'unknown' })
})

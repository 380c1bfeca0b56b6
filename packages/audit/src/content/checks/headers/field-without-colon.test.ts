import { expect, it } from 'vitest'
import { problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { fieldWithoutColon } from './field-without-colon.ts'

const finding = (options: MessageOptions = {}) => runCheck(fieldWithoutColon, messageWith(options))

it('passes for an ordinary message', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails when the source shows one', () => {
  expect(finding({ source: problems('field-without-colon') })).toMatchObject({ status: 'fail' })
})

it('does not look at other problems', () => {
  expect(finding({ source: problems('bare-line-break') })).toMatchObject({ status: 'pass' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(fieldWithoutColon, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { markedAsSpam } from './marked-as-spam.ts'

const finding = (options: MessageOptions = {}) => runCheck(markedAsSpam, messageWith(options))

it('passes without a mark', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for a filter that was content', () => {
  expect(
    finding({ fields: fieldsWith({ 'X-Spam-Flag': 'NO', 'X-Spam-Status': 'No, score=-0.1 required=5.0' }) }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for a mark', () => {
  expect(finding({ fields: fieldsWith({ 'X-Spam-Flag': 'YES' }) })).toMatchObject({
    status: 'fail',
    params: { field: 'X-Spam-Flag: YES' },
  })
})

it('fails for a verdict', () => {
  expect(finding({ fields: fieldsWith({ 'X-Spam-Status': 'Yes, score=7.2 required=5.0' }) })).toMatchObject({
    status: 'fail',
    params: { field: 'X-Spam-Status: Yes, score=7.2 required=5.0' },
  })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(markedAsSpam, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

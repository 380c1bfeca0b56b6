import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { returnPathFromSender } from './return-path-from-sender.ts'

const finding = (options: MessageOptions = {}) => runCheck(returnPathFromSender, messageWith(options))

it('passes without the field', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for that of the server that delivered', () => {
  expect(
    finding({ fields: [{ name: 'Return-Path', value: '<a@example.org>', raw: '<a@example.org>' }, ...fieldsWith()] }),
  ).toMatchObject({ status: 'pass' })
})

it('passes for a server that adds lines above its own', () => {
  expect(
    finding({
      fields: [
        { name: 'X-Received', value: 'by x', raw: 'by x' },
        { name: 'Return-Path', value: '<a@example.org>', raw: '<a@example.org>' },
        ...fieldsWith(),
      ],
    }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for one below the first hop', () => {
  expect(finding({ fields: fieldsWith({ 'Return-Path': '<a@example.org>' }) })).toMatchObject({
    status: 'fail',
    params: { value: '<a@example.org>' },
  })
})

it('fails for one in a message that no server handled', () => {
  expect(finding({ fields: fieldsWith({ Received: null, 'Return-Path': '<a@example.org>' }) })).toMatchObject({
    status: 'fail',
  })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(returnPathFromSender, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

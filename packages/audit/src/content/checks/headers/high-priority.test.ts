import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { highPriority } from './high-priority.ts'

const finding = (options: MessageOptions = {}) => runCheck(highPriority, messageWith(options))

it('passes without mark', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for normal priority', () => {
  expect(
    finding({
      fields: fieldsWith({
        'X-Priority': '3',
        Importance: 'Normal',
        'X-MSMail-Priority': 'Normal',
        Priority: 'normal',
      }),
    }),
  ).toMatchObject({ status: 'pass' })
})

it('mentions the highest', () => {
  expect(finding({ fields: fieldsWith({ 'X-Priority': '1 (Highest)', Importance: 'High' }) })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { fields: ['X-Priority: 1 (Highest)', 'Importance: High'] },
  })
})

it('mentions an urgent one', () => {
  expect(finding({ fields: fieldsWith({ Priority: 'urgent', 'X-MSMail-Priority': 'High' }) })).toMatchObject({
    status: 'fail',
  })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(highPriority, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

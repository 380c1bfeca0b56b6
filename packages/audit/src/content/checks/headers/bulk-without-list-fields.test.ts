import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { bulkWithoutListFields } from './bulk-without-list-fields.ts'

const finding = (options: MessageOptions = {}) => runCheck(bulkWithoutListFields, messageWith(options))

it('passes with List-Id', () => {
  expect(finding({ fields: fieldsWith({ Precedence: 'bulk', 'List-Id': '<news.example.org>' }) })).toMatchObject({
    status: 'pass',
  })
})

it('passes with List-Unsubscribe', () => {
  expect(
    finding({ fields: fieldsWith({ Precedence: 'list', 'List-Unsubscribe': '<https://example.org/u>' }) }),
  ).toMatchObject({ status: 'pass' })
})

it('fails with neither', () => {
  expect(finding({ fields: fieldsWith({ Precedence: 'Bulk' }) })).toMatchObject({
    status: 'fail',
    params: { value: 'bulk' },
  })
})

it('says nothing of an automatic answer', () => {
  expect(finding({ fields: fieldsWith({ Precedence: 'bulk', 'Auto-Submitted': 'auto-replied' }) })).toMatchObject({
    status: 'not-applicable',
  })
})

it('says nothing of ordinary mail', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(bulkWithoutListFields, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

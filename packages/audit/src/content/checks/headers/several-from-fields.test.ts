import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { severalFromFields } from './several-from-fields.ts'

const finding = (options: MessageOptions = {}) => runCheck(severalFromFields, messageWith(options))

it('passes for one', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for two', () => {
  expect(finding({ fields: fieldsWith({ From: ['a@example.org', 'b@example.org'] }) })).toMatchObject({
    status: 'fail',
    params: { count: 2 },
  })
})

it('leaves none to headers/from-missing', () => {
  expect(finding({ fields: fieldsWith({ From: null }) })).toMatchObject({ status: 'pass' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(severalFromFields, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

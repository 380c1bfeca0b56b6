import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { large } from './large.ts'

const finding = (options: MessageOptions = {}) => runCheck(large, messageWith(options))

it('passes for 5 MB', () => {
  expect(finding({ attachments: [attachment({ size: 2_500_000 }), attachment({ size: 2_500_000 })] })).toMatchObject({
    status: 'pass',
  })
})

it('mentions more', () => {
  expect(finding({ attachments: [attachment({ size: 5_000_001 })] })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { size: 5 },
  })
})

it('leaves a message that is large as a whole to size/large', () => {
  expect(finding({ source: { size: 11_000_000 }, attachments: [attachment({ size: 8_000_000 })] })).toMatchObject({
    status: 'not-applicable',
  })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(large, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(large, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

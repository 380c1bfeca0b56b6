import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { withoutFileName } from './without-file-name.ts'

const finding = (options: MessageOptions = {}) => runCheck(withoutFileName, messageWith(options))

it('passes with names', () => {
  expect(finding({ attachments: [attachment()] })).toMatchObject({ status: 'pass' })
})

it('fails without', () => {
  expect(finding({ attachments: [attachment({ fileName: null }), attachment({ fileName: ' ' })] })).toMatchObject({
    status: 'fail',
    params: { count: 2, types: ['application/pdf'] },
  })
})

it('does not ask for the name of a picture inside the text', () => {
  expect(finding({ attachments: [attachment({ fileName: null, isInline: true })] })).toMatchObject({
    status: 'not-applicable',
  })
})

it('does not ask for that of a forwarded message', () => {
  expect(finding({ attachments: [attachment({ fileName: null, type: 'message/rfc822' })] })).toMatchObject({
    status: 'not-applicable',
  })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(withoutFileName, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

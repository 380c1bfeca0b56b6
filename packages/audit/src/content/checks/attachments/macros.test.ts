import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { macros } from './macros.ts'

const finding = (options: MessageOptions = {}) => runCheck(macros, messageWith(options))

it('passes for a PDF', () => {
  expect(finding({ attachments: [attachment()] })).toMatchObject({ status: 'pass' })
})

it('fails for a workbook with macros', () => {
  expect(
    finding({ attachments: [attachment({ fileName: 'quote.xlsm' }), attachment({ fileName: 'quote.xlsx' })] }),
  ).toMatchObject({ status: 'fail', params: { files: ['quote.xlsm'] } })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(macros, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { webPage } from './web-page.ts'

const finding = (options: MessageOptions = {}) => runCheck(webPage, messageWith(options))

it('passes for a PDF', () => {
  expect(finding({ attachments: [attachment()] })).toMatchObject({ status: 'pass' })
})

it('fails for HTML', () => {
  expect(finding({ attachments: [attachment({ fileName: 'invoice.htm' })] })).toMatchObject({
    status: 'fail',
    params: { files: ['invoice.htm'] },
  })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(webPage, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

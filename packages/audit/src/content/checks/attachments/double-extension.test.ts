import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { doubleExtension } from './double-extension.ts'

const finding = (options: MessageOptions = {}) => runCheck(doubleExtension, messageWith(options))

it('passes for a PDF', () => {
  expect(finding({ attachments: [attachment()] })).toMatchObject({ status: 'pass' })
})

it('fails for a program that looks like a PDF', () => {
  expect(finding({ attachments: [attachment({ fileName: 'invoice.pdf.exe' })] })).toMatchObject({
    status: 'fail',
    params: { files: ['invoice.pdf.exe'] },
  })
})

it('fails with spaces between', () => {
  expect(finding({ attachments: [attachment({ fileName: 'invoice.pdf      .scr' })] })).toMatchObject({
    status: 'fail',
  })
})

it('passes for an archive in an archive', () => {
  expect(finding({ attachments: [attachment({ fileName: 'photos.tar.gz' })] })).toMatchObject({ status: 'pass' })
})

it('passes for a document with a dot in its name', () => {
  expect(finding({ attachments: [attachment({ fileName: 'quote.v2.pdf' })] })).toMatchObject({ status: 'pass' })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(doubleExtension, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { archive } from './archive.ts'

const finding = (options: MessageOptions = {}) => runCheck(archive, messageWith(options))

it('passes for a PDF', () => {
  expect(finding({ attachments: [attachment()] })).toMatchObject({ status: 'pass' })
})

it('mentions an archive', () => {
  expect(
    finding({ attachments: [attachment({ fileName: 'photos.zip' }), attachment({ fileName: 'photos.tar.gz' })] }),
  ).toMatchObject({ status: 'fail', severity: 'info', params: { files: ['photos.zip', 'photos.tar.gz'] } })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(archive, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

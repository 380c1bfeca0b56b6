import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { winmailDat } from './winmail-dat.ts'

const finding = (options: MessageOptions = {}) => runCheck(winmailDat, messageWith(options))

it('passes for a PDF', () => {
  expect(finding({ attachments: [attachment()] })).toMatchObject({ status: 'pass' })
})

it('fails for the name', () => {
  expect(finding({ attachments: [attachment({ fileName: 'WINMAIL.DAT' })] })).toMatchObject({ status: 'fail' })
})

it('fails for the type', () => {
  expect(finding({ attachments: [attachment({ fileName: null, type: 'application/ms-tnef' })] })).toMatchObject({
    status: 'fail',
  })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(winmailDat, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

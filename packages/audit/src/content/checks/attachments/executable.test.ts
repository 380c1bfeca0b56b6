import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { executable } from './executable.ts'

const finding = (options: MessageOptions = {}) => runCheck(executable, messageWith(options))

it('passes for a PDF', () => {
  expect(finding({ attachments: [attachment()] })).toMatchObject({ status: 'pass' })
})

it('fails for each kind of program', () => {
  expect(
    finding({
      attachments: [
        attachment({ fileName: 'setup.exe' }),
        attachment({ fileName: 'run.JS' }),
        attachment({ fileName: 'invoice.lnk' }),
        attachment({ fileName: 'disk.iso' }),
        attachment({ fileName: 'quote.pdf' }),
      ],
    }),
  ).toMatchObject({ status: 'fail', params: { files: ['setup.exe', 'run.JS', 'invoice.lnk', 'disk.iso'] } })
})

it('tells a program without name by its type', () => {
  expect(finding({ attachments: [attachment({ fileName: null, type: 'application/x-msdownload' })] })).toMatchObject({
    status: 'fail',
    params: { files: ['application/x-msdownload'] },
  })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(executable, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

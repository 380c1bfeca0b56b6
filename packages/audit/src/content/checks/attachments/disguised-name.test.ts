import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { disguisedName } from './disguised-name.ts'

const finding = (options: MessageOptions = {}) => runCheck(disguisedName, messageWith(options))

it('passes for accents', () => {
  expect(finding({ attachments: [attachment({ fileName: 'devis été – Élodie.pdf' })] })).toMatchObject({
    status: 'pass',
  })
})

it('fails for a name that is turned round', () => {
  expect(finding({ attachments: [attachment({ fileName: 'invoice\u202Efdp.exe' })] })).toMatchObject({
    status: 'fail',
    params: { files: ['invoice�fdp.exe'] },
  })
})

it('fails for a line break', () => {
  expect(finding({ attachments: [attachment({ fileName: 'a\nb.pdf' })] })).toMatchObject({ status: 'fail' })
})

it('passes without a name', () => {
  expect(finding({ attachments: [attachment({ fileName: null })] })).toMatchObject({ status: 'pass' })
})

it('says nothing without attachments', () => {
  expect(finding()).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the attachments could not be read', () => {
  expect(runCheck(disguisedName, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

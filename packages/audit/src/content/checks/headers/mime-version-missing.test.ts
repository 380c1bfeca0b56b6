import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { mimeVersionMissing } from './mime-version-missing.ts'

const finding = (options: MessageOptions = {}) => runCheck(mimeVersionMissing, messageWith(options))

it('passes when it does', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for content without it', () => {
  expect(finding({ fields: fieldsWith({ 'MIME-Version': null }) })).toMatchObject({ status: 'fail' })
})

it('says nothing of a message without MIME', () => {
  expect(finding({ fields: fieldsWith({ 'MIME-Version': null, 'Content-Type': null }) })).toMatchObject({
    status: 'not-applicable',
  })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(mimeVersionMissing, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { scriptDisclosed } from './script-disclosed.ts'

const finding = (options: MessageOptions = {}) => runCheck(scriptDisclosed, messageWith(options))

it('passes when it does not', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('mentions that it does', () => {
  expect(finding({ fields: fieldsWith({ 'X-PHP-Originating-Script': '33:contact.php' }) })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { script: ['33:contact.php'] },
  })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(scriptDisclosed, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

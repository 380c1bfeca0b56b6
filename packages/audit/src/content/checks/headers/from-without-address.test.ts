import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { fromWithoutAddress } from './from-without-address.ts'

const finding = (options: MessageOptions = {}) => runCheck(fromWithoutAddress, messageWith(options))

it('passes for a whole address', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for a name alone', () => {
  expect(finding({ mailboxes: { from: [{ name: 'Isabelle', address: '' }] } })).toMatchObject({
    status: 'fail',
    params: { shown: ['Isabelle'] },
  })
})

it('fails for a machine’s own name', () => {
  expect(finding({ mailboxes: { from: [{ name: '', address: 'www-data@localhost' }] } })).toMatchObject({
    status: 'fail',
    params: { shown: ['www-data@localhost'] },
  })
})

it('fails for an empty field', () => {
  expect(finding({ mailboxes: { from: [] } })).toMatchObject({ status: 'fail', params: { shown: [] } })
})

it('leaves a message without From to headers/from-missing', () => {
  expect(finding({ mailboxes: { from: null } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(fromWithoutAddress, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})

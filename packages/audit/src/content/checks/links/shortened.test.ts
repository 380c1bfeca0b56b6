import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { shortened } from './shortened.ts'

const finding = (options: MessageOptions = {}) => runCheck(shortened, messageWith(options))

it('passes for full addresses', () => {
  expect(finding({ links: [link()] })).toMatchObject({ status: 'pass' })
})

it('names each shortener once', () => {
  expect(
    finding({ links: [link({ host: 'bit.ly' }), link({ host: 'bit.ly', text: 'b' }), link({ host: 't.co' })] }),
  ).toMatchObject({ status: 'fail', params: { hosts: ['bit.ly', 't.co'] } })
})

it('says nothing without links', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(shortened, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

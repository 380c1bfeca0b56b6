import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { toALabels } from '../../../spf/a-label.ts'
import { runCheck } from '../../../run.ts'
import { lookAlikeHost } from './look-alike-host.ts'

const finding = (options: MessageOptions = {}) => runCheck(lookAlikeHost, messageWith(options))

it('passes for plain names', () => {
  expect(finding({ links: [link()] })).toMatchObject({ status: 'pass' })
})

it('passes for the well-known name itself', () => {
  expect(finding({ links: [link({ host: 'www.paypal.com' })] })).toMatchObject({ status: 'pass' })
})

it('passes for a name with accents of its own', () => {
  expect(finding({ links: [link({ host: 'xn--htel-vqa.example' })] })).toMatchObject({ status: 'pass' })
})

it('finds a well-known name with a foreign letter', () => {
  expect(finding({ links: [link({ host: 'xn--pypal-4ve.com' })] })).toMatchObject({
    status: 'fail',
    params: { hosts: ['pаypal.com (xn--pypal-4ve.com)'], names: ['paypal.com'] },
  })
})

it('finds one with a figure instead of a letter', () => {
  expect(finding({ links: [link({ host: 'login.paypa1.com' })] })).toMatchObject({
    status: 'fail',
    params: { names: ['paypal.com'] },
  })
})

it('finds an imitation of the sender’s own domain', () => {
  expect(finding({ links: [link({ host: 'www.examp1e.org' })] })).toMatchObject({
    status: 'fail',
    params: { hosts: ['www.examp1e.org'], names: ['example.org'] },
  })
})

it('finds a name that mixes alphabets', () => {
  expect(finding({ links: [link({ host: toALabels('hоtel.example') })] })).toMatchObject({
    status: 'fail',
    params: { names: ['hotel.example'] },
  })
})

it('passes for a name that is wholly in another alphabet', () => {
  expect(finding({ links: [link({ host: toALabels('пример.example') })] })).toMatchObject({ status: 'pass' })
})

it('says nothing without links', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(lookAlikeHost, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the addresses could not be read', () => {
  expect(runCheck(lookAlikeHost, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})

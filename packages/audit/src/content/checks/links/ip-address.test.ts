import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { ipAddress } from './ip-address.ts'

const finding = (options: MessageOptions = {}) => runCheck(ipAddress, messageWith(options))

it('passes for names', () => {
  expect(finding({ links: [link()] })).toMatchObject({ status: 'pass' })
})

it('finds IPv4 and IPv6', () => {
  expect(finding({ links: [link({ host: '192.0.2.7' }), link({ host: '2001:db8::7' })] })).toMatchObject({
    status: 'fail',
    params: { addresses: ['192.0.2.7', '2001:db8::7'] },
  })
})

it('says nothing without links', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(ipAddress, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

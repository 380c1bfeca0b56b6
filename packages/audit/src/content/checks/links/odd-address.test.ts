import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { oddAddress } from './odd-address.ts'

const finding = (options: MessageOptions = {}) => runCheck(oddAddress, messageWith(options))

it('passes for plain addresses, and for a usual port that is written', () => {
  expect(finding({ links: [link(), link({ href: 'https://www.example.org:443/a@b' })] })).toMatchObject({
    status: 'pass',
  })
})

it('finds an unusual port', () => {
  expect(finding({ links: [link({ href: 'http://www.example.org:8080/' })] })).toMatchObject({
    status: 'fail',
    params: { addresses: ['www.example.org:8080'], count: 1 },
  })
})

it('finds a user name, and does not repeat the password', () => {
  expect(finding({ links: [link({ href: 'https://www.example.org:secret@192.0.2.7/' })] })).toMatchObject({
    status: 'fail',
    params: { addresses: ['www.example.org@192.0.2.7'] },
  })
})

it('sees what a browser sees through tabs and backslashes', () => {
  expect(finding({ links: [link({ href: 'ht\ttps:\\\\user@example.net/' })] })).toMatchObject({
    status: 'fail',
    params: { addresses: ['user@example.net'] },
  })
})

it('says nothing without links to the web', () => {
  expect(finding({ links: [link({ scheme: 'mailto', href: 'mailto:a@example.org' })] })).toMatchObject({
    status: 'not-applicable',
  })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(oddAddress, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { notHttps } from './not-https.ts'

const finding = (options: MessageOptions = {}) => runCheck(notHttps, messageWith(options))

it('passes for https', () => {
  expect(finding({ links: [link()] })).toMatchObject({ status: 'pass' })
})

it('names the hosts that are not encrypted', () => {
  expect(finding({ links: [link(), link({ scheme: 'http', host: 'old.example.org' })] })).toMatchObject({
    status: 'fail',
    severity: 'low',
    params: { hosts: ['old.example.org'], count: 1 },
  })
})

it('says nothing without links to the web', () => {
  expect(finding({ links: [link({ scheme: 'tel', host: null })] })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(notHttps, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

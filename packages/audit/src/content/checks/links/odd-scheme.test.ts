import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { oddScheme } from './odd-scheme.ts'

const finding = (options: MessageOptions = {}) => runCheck(oddScheme, messageWith(options))

it('passes for what mail programs follow', () => {
  expect(
    finding({ links: ['https', 'http', 'mailto', 'tel', 'sms', ''].map((scheme) => link({ scheme })) }),
  ).toMatchObject({ status: 'pass' })
})

it('names those that they do not', () => {
  expect(
    finding({ links: [link({ scheme: 'javascript', host: null }), link({ scheme: 'file', host: null })] }),
  ).toMatchObject({ status: 'fail', params: { schemes: ['javascript:', 'file:'] } })
})

it('says nothing without links', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(oddScheme, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

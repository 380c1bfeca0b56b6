import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import type { LinkAnswer } from '../../evidence.ts'
import { runCheck } from '../../../run.ts'
import { broken } from './broken.ts'

const answer = (changes: Partial<LinkAnswer>): LinkAnswer => ({
  href: 'https://www.example.org/booking',
  status: null,
  redirectsTo: null,
  reason: null,
  ...changes,
})

const finding = (options: MessageOptions = {}) => runCheck(broken, messageWith(options))

it('passes when those that answered work', () => {
  expect(finding({ links: [link()], linkAnswers: [answer({ status: 200 })] })).toMatchObject({ status: 'pass' })
})

it('finds a page that is gone', () => {
  expect(finding({ links: [link()], linkAnswers: [answer({ status: 404 })] })).toMatchObject({
    status: 'fail',
    params: { count: 1, links: ['https://www.example.org/booking (404)'] },
  })
})

it('finds a name that is not there', () => {
  expect(finding({ links: [link()], linkAnswers: [answer({ reason: 'not-found' })] })).toMatchObject({
    status: 'fail',
    params: { links: ['https://www.example.org/booking'] },
  })
})

it('does not take a refusal of programs for a fault', () => {
  expect(finding({ links: [link()], linkAnswers: [answer({ status: 403 }), answer({ status: 503 })] })).toMatchObject({
    status: 'pass',
  })
})

it('never passes when no link was asked', () => {
  expect(finding({ links: [link()] })).toMatchObject({ status: 'not-applicable' })
})

it('never passes on silence alone', () => {
  expect(
    finding({ links: [link()], linkAnswers: [answer({ reason: 'timeout' }), answer({ reason: 'not-public' })] }),
  ).toMatchObject({ status: 'not-applicable' })
})

it('says nothing without links to the web', () => {
  expect(finding({ links: [link({ scheme: 'mailto', host: null })] })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(broken, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where no link was asked', () => {
  expect(runCheck(broken, messageWithout('linkAnswers'))).toMatchObject({ status: 'unknown' })
})

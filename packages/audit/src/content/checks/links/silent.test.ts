import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import type { LinkAnswer } from '../../evidence.ts'
import { runCheck } from '../../../run.ts'
import { silent } from './silent.ts'

const answer = (changes: Partial<LinkAnswer>): LinkAnswer => ({
  href: 'https://www.example.org/booking',
  status: null,
  redirectsTo: null,
  reason: null,
  ...changes,
})

const finding = (options: MessageOptions = {}) => runCheck(silent, messageWith(options))

it('passes when all answered', () => {
  expect(finding({ linkAnswers: [answer({ status: 404 })] })).toMatchObject({ status: 'pass' })
})

it('is good to know when one did not', () => {
  expect(finding({ linkAnswers: [answer({ reason: 'timeout' })] })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { count: 1, links: ['https://www.example.org/booking'] },
  })
})

it('says nothing when none was asked', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where no link was asked', () => {
  expect(runCheck(silent, messageWithout('linkAnswers'))).toMatchObject({ status: 'unknown' })
})

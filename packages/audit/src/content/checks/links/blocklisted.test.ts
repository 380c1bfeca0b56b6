import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import type { ListAnswer } from '../../../lists/facts.ts'
import { runCheck } from '../../../run.ts'
import { blocklisted } from './blocklisted.ts'

const answer = (changes: Partial<ListAnswer>): ListAnswer => ({
  listId: 'bl',
  zone: 'bl.example.com',
  subject: 'example.net',
  state: 'not-listed',
  reason: null,
  kind: null,
  codes: [],
  weight: 'critical',
  isAllowList: false,
  isCertain: true,
  delistUrl: null,
  ...changes,
})

it.each(['refused', 'no-answer'] as const)('is unknown, never listed, where the list says %s', (state) => {
  const reason = state === 'refused' ? 'refused' : 'timeout'
  expect(finding({ linkLists: [answer({ state, reason })] })).toMatchObject({ status: 'unknown', params: { reason } })
})

const finding = (options: MessageOptions = {}) => runCheck(blocklisted, messageWith(options))

it('passes when a list that answered does not hold it', () => {
  expect(finding({ linkLists: [answer({})] })).toMatchObject({ status: 'pass' })
})

it('names the domain, the list and where to ask for removal', () => {
  expect(
    finding({
      linkLists: [
        answer({ state: 'listed', kind: 'listed', weight: 'high', delistUrl: 'https://bl.example.com/remove' }),
      ],
    }),
  ).toMatchObject({
    status: 'fail',
    severity: 'high',
    params: { subjects: ['example.net'], lists: ['bl.example.com'], removal: ['https://bl.example.com/remove'] },
  })
})

it('says nothing when no domain was asked about', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the lists were not asked', () => {
  expect(runCheck(blocklisted, messageWithout('linkLists'))).toMatchObject({ status: 'unknown' })
})

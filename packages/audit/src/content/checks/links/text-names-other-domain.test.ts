import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { textNamesOtherDomain } from './text-names-other-domain.ts'

const finding = (options: MessageOptions = {}) => runCheck(textNamesOtherDomain, messageWith(options))

it('passes when the words name the site behind them', () => {
  expect(finding({ links: [link({ textHost: 'example.org' })] })).toMatchObject({ status: 'pass' })
})

it('passes for another host of the same owner', () => {
  expect(finding({ links: [link({ textHost: 'shop.example.co.uk', host: 'www.example.co.uk' })] })).toMatchObject({
    status: 'pass',
  })
})

it('finds words that name another site', () => {
  expect(finding({ links: [link({ textHost: 'www.example.org', host: 'click.example.net' })] })).toMatchObject({
    status: 'fail',
    params: { pairs: ['www.example.org → click.example.net'], count: 1 },
  })
})

it('tells two owners below one public suffix apart', () => {
  expect(finding({ links: [link({ textHost: 'example.co.uk', host: 'other.co.uk' })] })).toMatchObject({
    status: 'fail',
    params: { count: 1 },
  })
})

it('says nothing when the words name no site', () => {
  expect(finding({ links: [link()] })).toMatchObject({ status: 'not-applicable' })
})

it('says nothing of addresses in plain text', () => {
  expect(finding({ links: [link({ from: 'text', textHost: 'www.example.org', host: 'example.net' })] })).toMatchObject({
    status: 'not-applicable',
  })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(textNamesOtherDomain, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { tooMany } from './too-many.ts'

const links = (count: number) =>
  Array.from({ length: count }, (_, at) => link({ href: `https://www.example.org/${at}` }))

const finding = (options: MessageOptions = {}) => runCheck(tooMany, messageWith(options))

it('passes at the limit', () => {
  expect(finding({ links: links(100) })).toMatchObject({ status: 'pass' })
})

it('finds one more', () => {
  expect(finding({ links: links(101) })).toMatchObject({ status: 'fail', params: { count: 101, limit: 100 } })
})

it('counts an address once', () => {
  expect(finding({ links: [...links(100), ...links(100)] })).toMatchObject({ status: 'pass' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(tooMany, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

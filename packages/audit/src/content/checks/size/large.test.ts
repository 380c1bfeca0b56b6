import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { large } from './large.ts'

const finding = (options: MessageOptions = {}) => runCheck(large, messageWith(options))

it('passes for an ordinary message', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes at the limit of Postfix', () => {
  expect(finding({ source: { size: 10_240_000 } })).toMatchObject({ status: 'pass' })
})

it('fails for an octet more', () => {
  expect(finding({ source: { size: 10_240_001 } })).toMatchObject({
    status: 'fail',
    params: { size: 10.2, limit: 10.2 },
  })
})

it('leaves what most refuse to size/too-large', () => {
  expect(finding({ source: { size: 25 * 1024 * 1024 + 1 } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(large, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

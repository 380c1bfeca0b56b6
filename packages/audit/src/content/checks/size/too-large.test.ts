import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { tooLarge } from './too-large.ts'

const finding = (options: MessageOptions = {}) => runCheck(tooLarge, messageWith(options))

it('passes for 25 MB', () => {
  expect(finding({ source: { size: 25 * 1024 * 1024 } })).toMatchObject({ status: 'pass' })
})

it('fails for an octet more', () => {
  expect(finding({ source: { size: 25 * 1024 * 1024 + 1 } })).toMatchObject({
    status: 'fail',
    params: { size: 26.2, limit: 25 },
  })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(tooLarge, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

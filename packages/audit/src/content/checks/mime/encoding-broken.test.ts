import { expect, it } from 'vitest'
import { problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { encodingBroken } from './encoding-broken.ts'

const finding = (options: MessageOptions = {}) => runCheck(encodingBroken, messageWith(options))

it('passes for an ordinary message', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails when the source shows one', () => {
  expect(finding({ source: problems('encoding-broken') })).toMatchObject({ status: 'fail' })
})

it('does not look at other problems', () => {
  expect(finding({ source: problems('null-byte') })).toMatchObject({ status: 'pass' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(encodingBroken, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

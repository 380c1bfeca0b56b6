import { expect, it } from 'vitest'
import { problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { boundaryNotClosed } from './boundary-not-closed.ts'

const finding = (options: MessageOptions = {}) => runCheck(boundaryNotClosed, messageWith(options))

it('passes for an ordinary message', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails when the source shows one', () => {
  expect(finding({ source: problems('boundary-not-closed') })).toMatchObject({ status: 'fail' })
})

it('does not look at other problems', () => {
  expect(finding({ source: problems('null-byte') })).toMatchObject({ status: 'pass' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(boundaryNotClosed, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { part, problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { tooManyParts } from './too-many-parts.ts'

const finding = (options: MessageOptions = {}) => runCheck(tooManyParts, messageWith(options))

it('passes for an ordinary message', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails where reading had to stop', () => {
  expect(
    finding({ source: problems('too-many-parts'), parts: Array.from({ length: 500 }, () => part()) }),
  ).toMatchObject({ status: 'fail', params: { count: 500 } })
})

it('does not look at other problems', () => {
  expect(finding({ source: problems('null-byte') })).toMatchObject({ status: 'pass' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(tooManyParts, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the parts could not be read', () => {
  expect(runCheck(tooManyParts, messageWithout('parts'))).toMatchObject({ status: 'unknown' })
})

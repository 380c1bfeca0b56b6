import { expect, it } from 'vitest'
import { part, problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { nestedTooDeep } from './nested-too-deep.ts'

const finding = (options: MessageOptions = {}) => runCheck(nestedTooDeep, messageWith(options))

it('passes for an ordinary message', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails where reading had to stop', () => {
  expect(
    finding({ source: problems('nested-too-deep'), parts: [part({ depth: 0 }), part({ depth: 30 })] }),
  ).toMatchObject({ status: 'fail', params: { depth: 30 } })
})

it('does not look at other problems', () => {
  expect(finding({ source: problems('null-byte') })).toMatchObject({ status: 'pass' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(nestedTooDeep, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the parts could not be read', () => {
  expect(runCheck(nestedTooDeep, messageWithout('parts'))).toMatchObject({ status: 'unknown' })
})

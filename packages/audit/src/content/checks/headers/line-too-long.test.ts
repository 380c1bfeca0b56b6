import { expect, it } from 'vitest'
import { problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { lineTooLong } from './line-too-long.ts'

const finding = (options: MessageOptions = {}) => runCheck(lineTooLong, messageWith(options))

it('passes for a line of 998', () => {
  expect(finding({ source: { longestLine: 998 } })).toMatchObject({ status: 'pass' })
})

it('fails for one that is longer', () => {
  expect(finding({ source: { longestLine: 999, ...problems('line-too-long') } })).toMatchObject({
    status: 'fail',
    params: { octets: 999, limit: 998 },
  })
})

it('does not look at other problems', () => {
  expect(finding({ source: problems('null-byte') })).toMatchObject({ status: 'pass' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(lineTooLong, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

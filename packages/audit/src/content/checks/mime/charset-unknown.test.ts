import { expect, it } from 'vitest'
import { part, problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { charsetUnknown } from './charset-unknown.ts'

const finding = (options: MessageOptions = {}) => runCheck(charsetUnknown, messageWith(options))

it('passes for UTF-8', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for one that is not known', () => {
  expect(
    finding({
      source: problems('charset-unknown'),
      parts: [part({ charset: 'x-unknown' }), part({ charset: null }), part({ charset: 'utf-8' })],
    }),
  ).toMatchObject({ status: 'fail', params: { charsets: ['x-unknown', 'utf-8'] } })
})

it('does not look at other problems', () => {
  expect(finding({ source: problems('null-byte') })).toMatchObject({ status: 'pass' })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(charsetUnknown, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the parts could not be read', () => {
  expect(runCheck(charsetUnknown, messageWithout('parts'))).toMatchObject({ status: 'unknown' })
})

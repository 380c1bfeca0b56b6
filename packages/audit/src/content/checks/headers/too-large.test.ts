import { expect, it } from 'vitest'
import { problems, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { tooLarge } from './too-large.ts'

const finding = (options: MessageOptions = {}) => runCheck(tooLarge, messageWith(options))

it('passes for an ordinary header', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for too many fields', () => {
  expect(finding({ source: { headerSize: 300_000, ...problems('too-many-fields') } })).toMatchObject({
    status: 'fail',
    params: { kilobytes: 293 },
  })
})

it('fails for fields that are too long', () => {
  expect(finding({ source: { headerSize: 2_048, ...problems('fields-too-long') } })).toMatchObject({
    status: 'fail',
    params: { kilobytes: 2 },
  })
})

it('is unknown when the source could not be read', () => {
  expect(runCheck(tooLarge, messageWithout('source'))).toMatchObject({ status: 'unknown' })
})

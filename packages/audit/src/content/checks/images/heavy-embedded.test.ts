import { expect, it } from 'vitest'
import { attachment, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { heavyEmbedded } from './heavy-embedded.ts'

const picture = (size: number) => attachment({ fileName: 'logo.png', type: 'image/png', size, isInline: true })

const finding = (options: MessageOptions = {}) => runCheck(heavyEmbedded, messageWith(options))

it('passes for a small logo', () => {
  expect(finding({ attachments: [picture(20_000)] })).toMatchObject({ status: 'pass' })
})

it('passes at the limit', () => {
  expect(finding({ attachments: [picture(600_000), picture(400_000)] })).toMatchObject({ status: 'pass' })
})

it('adds them up', () => {
  expect(finding({ attachments: [picture(600_000), picture(600_000)] })).toMatchObject({
    status: 'fail',
    params: { size: 1200, limit: 1000, count: 2 },
  })
})

it('leaves what is attached beside the text alone', () => {
  expect(finding({ attachments: [attachment({ size: 9_000_000 })] })).toMatchObject({ status: 'not-applicable' })
})

it('says nothing without attachments', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the attachments could not be read', () => {
  expect(runCheck(heavyEmbedded, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

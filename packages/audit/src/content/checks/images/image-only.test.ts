import { expect, it } from 'vitest'
import { image, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { imageOnly } from './image-only.ts'

const finding = (options: MessageOptions = {}) => runCheck(imageOnly, messageWith(options))

it('passes when a text goes with the picture', () => {
  expect(finding({ html: { images: [image()], imageCount: 1 } })).toMatchObject({ status: 'pass' })
})

it('finds a picture with hardly any text', () => {
  expect(finding({ html: { images: [image()], imageCount: 1, textLength: 99 } })).toMatchObject({
    status: 'fail',
    params: { count: 1, characters: 99 },
  })
})

it('passes from a hundred characters', () => {
  expect(finding({ html: { images: [image()], imageCount: 1, textLength: 100 } })).toMatchObject({ status: 'pass' })
})

it('does not take a counting pixel for a picture', () => {
  expect(finding({ html: { images: [image({ isTracker: true })], imageCount: 1, textLength: 5 } })).toMatchObject({
    status: 'not-applicable',
  })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(imageOnly, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

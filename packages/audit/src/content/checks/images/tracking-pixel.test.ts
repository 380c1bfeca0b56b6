import { expect, it } from 'vitest'
import { image, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { trackingPixel } from './tracking-pixel.ts'

const finding = (options: MessageOptions = {}) => runCheck(trackingPixel, messageWith(options))

it('passes without one', () => {
  expect(finding({ html: { images: [image()] } })).toMatchObject({ status: 'pass' })
})

it('is good to know', () => {
  expect(finding({ html: { images: [image({ width: 1, height: 1, isTracker: true })] } })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { count: 1 },
  })
})

it('does not count a pixel that is inside the message', () => {
  expect(finding({ html: { images: [image({ isTracker: true, isEmbedded: true })] } })).toMatchObject({
    status: 'pass',
  })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(trackingPixel, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { image, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { withoutAlt } from './without-alt.ts'

const finding = (options: MessageOptions = {}) => runCheck(withoutAlt, messageWith(options))

it('passes when each has one, even an empty one for an ornament', () => {
  expect(finding({ html: { images: [image(), image({ alt: '' })], imageCount: 2 } })).toMatchObject({ status: 'pass' })
})

it('counts those without, and names the first three', () => {
  expect(
    finding({
      html: { images: [image(), ...['a', 'b', 'c', 'd'].map((src) => image({ src, alt: null }))], imageCount: 5 },
    }),
  ).toMatchObject({ status: 'fail', params: { count: 4, total: 5, images: ['a', 'b', 'c'] } })
})

it('shortens a long address', () => {
  expect(finding({ html: { images: [image({ src: 'x'.repeat(500), alt: null })], imageCount: 1 } })).toMatchObject({
    status: 'fail',
    params: { images: ['x'.repeat(80)] },
  })
})

it('says nothing without pictures', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(withoutAlt, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

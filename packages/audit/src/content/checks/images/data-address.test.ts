import { expect, it } from 'vitest'
import { image, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { dataAddress } from './data-address.ts'

const finding = (options: MessageOptions = {}) => runCheck(dataAddress, messageWith(options))

it('passes for pictures from elsewhere', () => {
  expect(finding({ html: { images: [image()] } })).toMatchObject({ status: 'pass' })
})

it('counts those inside the HTML', () => {
  expect(
    finding({ html: { images: [image({ src: 'data:image/png;base64,iVBOR', isEmbedded: true })] } }),
  ).toMatchObject({ status: 'fail', params: { count: 1 } })
})

it('says nothing without pictures', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(dataAddress, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { image, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { allRemote } from './all-remote.ts'

const finding = (options: MessageOptions = {}) => runCheck(allRemote, messageWith(options))

it('passes when one comes with the message', () => {
  expect(finding({ html: { images: [image(), image({ src: 'cid:logo', isEmbedded: true })] } })).toMatchObject({
    status: 'pass',
  })
})

it('is good to know when all are loaded', () => {
  expect(finding({ html: { images: [image(), image()] } })).toMatchObject({
    status: 'fail',
    severity: 'info',
    params: { count: 2 },
  })
})

it('says nothing without pictures', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('says nothing of a counting pixel', () => {
  expect(finding({ html: { images: [image({ isTracker: true })] } })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(allRemote, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

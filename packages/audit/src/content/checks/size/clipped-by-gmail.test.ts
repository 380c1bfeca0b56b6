import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { clippedByGmail } from './clipped-by-gmail.ts'

const finding = (options: MessageOptions = {}) => runCheck(clippedByGmail, messageWith(options))

it('passes for 102 KB', () => {
  expect(finding({ html: { size: 102 * 1024 } })).toMatchObject({ status: 'pass' })
})

it('fails for an octet more', () => {
  expect(finding({ html: { size: 102 * 1024 + 1 } })).toMatchObject({
    status: 'fail',
    params: { size: 103, limit: 102 },
  })
})

it('says nothing of a message without HTML', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the HTML could not be read', () => {
  expect(runCheck(clippedByGmail, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

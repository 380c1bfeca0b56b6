import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { embeddedObjects } from './embedded-objects.ts'

const finding = (options: MessageOptions = {}) => runCheck(embeddedObjects, messageWith(options))

it('passes without such elements', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('passes when only others are there', () => {
  expect(finding({ html: { riskyTags: { form: 1 } } })).toMatchObject({ status: 'pass' })
})

it('names one that is there', () => {
  expect(finding({ html: { riskyTags: { object: 1 } } })).toMatchObject({
    status: 'fail',
    params: { tags: ['object'] },
  })
})

it('tells how often each is there', () => {
  expect(finding({ html: { riskyTags: { object: 1, embed: 4 } } })).toMatchObject({
    status: 'fail',
    params: { tags: ['object', 'embed (4)'] },
  })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(embeddedObjects, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

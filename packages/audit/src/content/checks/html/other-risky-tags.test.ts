import { expect, it } from 'vitest'
import { type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { otherRiskyTags } from './other-risky-tags.ts'

const finding = (options: MessageOptions = {}) => runCheck(otherRiskyTags, messageWith(options))

it('passes without such elements', () => {
  expect(finding({})).toMatchObject({ status: 'pass' })
})

it('names those that are there', () => {
  expect(finding({ html: { riskyTags: { video: 2, 'meta-refresh': 1 } } })).toMatchObject({
    status: 'fail',
    params: { tags: ['meta-refresh', 'video (2)'] },
  })
})

it('names a link element that brings no style', () => {
  expect(finding({ html: { riskyTags: { link: 1 } } })).toMatchObject({ status: 'fail', params: { tags: ['link'] } })
})

it('leaves a style sheet to its own check', () => {
  expect(finding({ html: { riskyTags: { link: 1 }, hasExternalStyle: true } })).toMatchObject({ status: 'pass' })
})

it('says nothing of a message in plain text', () => {
  expect(finding({ html: null })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(otherRiskyTags, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

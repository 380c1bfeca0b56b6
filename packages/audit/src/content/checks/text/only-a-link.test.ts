import { expect, it } from 'vitest'
import { attachment, link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { onlyALink } from './only-a-link.ts'

const finding = (options: MessageOptions = {}) => runCheck(onlyALink, messageWith(options))

it('passes when a text goes with the link', () => {
  expect(finding({ links: [link()] })).toMatchObject({ status: 'pass' })
})

it('finds a bare link', () => {
  expect(finding({ links: [link()], html: { text: 'Look at this https://www.example.org/a?b=c' } })).toMatchObject({
    status: 'fail',
    params: { words: 3, limit: 8 },
  })
})

it('passes from eight words', () => {
  expect(finding({ links: [link()], html: { text: 'one two three four five six seven eight' } })).toMatchObject({
    status: 'pass',
  })
})

it('looks at the text part where there is no HTML', () => {
  expect(finding({ links: [link()], html: null, text: { text: 'Hi' } })).toMatchObject({
    status: 'fail',
    params: { words: 1 },
  })
})

it('says nothing without a link to the web', () => {
  expect(finding({ links: [link({ scheme: 'mailto', host: null })], html: { text: 'Hi' } })).toMatchObject({
    status: 'not-applicable',
  })
})

it('says nothing when a file is attached', () => {
  expect(finding({ links: [link()], html: { text: 'Hi' }, attachments: [attachment()] })).toMatchObject({
    status: 'not-applicable',
  })
})

it('is unknown where the HTML could not be read', () => {
  expect(runCheck(onlyALink, messageWithout('html'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the text could not be read', () => {
  expect(runCheck(onlyALink, messageWithout('text'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(onlyALink, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})

it('is unknown where the attachments could not be read', () => {
  expect(runCheck(onlyALink, messageWithout('attachments'))).toMatchObject({ status: 'unknown' })
})

import { expect, it } from 'vitest'
import { part, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { alternativesInWrongOrder } from './alternatives-in-wrong-order.ts'

const finding = (options: MessageOptions = {}) => runCheck(alternativesInWrongOrder, messageWith(options))

it('passes for text, then HTML', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('fails for HTML, then text', () => {
  expect(
    finding({
      parts: [
        part({ path: '', type: 'multipart/alternative' }),
        part({ path: '1', type: 'text/html' }),
        part({ path: '2', type: 'text/plain' }),
      ],
    }),
  ).toMatchObject({ status: 'fail' })
})

it('passes for HTML with its images after the text', () => {
  expect(
    finding({
      parts: [
        part({ path: '', type: 'multipart/mixed' }),
        part({ path: '1', type: 'multipart/alternative' }),
        part({ path: '1.1' }),
        part({ path: '1.2', type: 'multipart/related' }),
        part({ path: '1.2.1', type: 'text/html' }),
        part({ path: '2', type: 'text/plain', disposition: 'attachment' }),
      ],
    }),
  ).toMatchObject({ status: 'pass' })
})

it('fails for HTML with its images before the text', () => {
  expect(
    finding({
      parts: [
        part({ path: '', type: 'multipart/alternative' }),
        part({ path: '1', type: 'multipart/related' }),
        part({ path: '1.1', type: 'text/html' }),
        part({ path: '2' }),
      ],
    }),
  ).toMatchObject({ status: 'fail' })
})

it('says nothing without alternatives', () => {
  expect(finding({ parts: [part({ path: '', type: 'text/plain' })] })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the parts could not be read', () => {
  expect(runCheck(alternativesInWrongOrder, messageWithout('parts'))).toMatchObject({ status: 'unknown' })
})

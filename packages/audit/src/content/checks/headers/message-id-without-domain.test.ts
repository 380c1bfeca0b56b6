import { expect, it } from 'vitest'
import { fieldsWith, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { messageIdWithoutDomain } from './message-id-without-domain.ts'

const finding = (options: MessageOptions = {}) => runCheck(messageIdWithoutDomain, messageWith(options))

it('passes for a domain', () => {
  expect(finding()).toMatchObject({ status: 'pass' })
})

it('passes for an address in brackets', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<1@[192.0.2.1]>' }) })).toMatchObject({ status: 'pass' })
})

it('fails for localhost', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<1@localhost>' }) })).toMatchObject({
    status: 'fail',
    params: { domain: 'localhost' },
  })
})

it('fails for a name of the house only', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<1@PC-Karim.local>' }) })).toMatchObject({
    status: 'fail',
    params: { domain: 'pc-karim.local' },
  })
})

it('fails for a bare name', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<1@desktop>' }) })).toMatchObject({ status: 'fail' })
})

it('leaves others to headers/message-id-malformed', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': '<1>' }) })).toMatchObject({ status: 'not-applicable' })
})

it('and to headers/message-id-missing', () => {
  expect(finding({ fields: fieldsWith({ 'Message-ID': null }) })).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the header fields could not be read', () => {
  expect(runCheck(messageIdWithoutDomain, messageWithout('fields'))).toMatchObject({ status: 'unknown' })
})

it('is unknown when the addresses could not be read', () => {
  expect(runCheck(messageIdWithoutDomain, messageWithout('mailboxes'))).toMatchObject({ status: 'unknown' })
})

it('passes for the domain of the author, whatever it is', () => {
  expect(
    finding({
      fields: fieldsWith({ 'Message-ID': '<1@mail.practice.localhost>' }),
      mailboxes: { from: [{ name: '', address: 'you@practice.localhost' }] },
    }),
  ).toMatchObject({ status: 'pass' })
})

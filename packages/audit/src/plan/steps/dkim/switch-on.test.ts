import { describe, expect, it } from 'vitest'
import { RSA_RECORD, signature, signedWith } from '../../../../fixtures/dkim-keys.ts'
import { type ContextOptions, contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { switchOn } from './switch-on.ts'

const KEY: Zone = { 'google._domainkey.example.org': { TXT: [RSA_RECORD] } }
const google = { providers: ['google-workspace'] }
const subjects = async (zone: Zone, options: ContextOptions) =>
  (await switchOn.build(await contextOf(zone, options))).map(({ subject }) => subject)

describe('a service that does not sign yet', () => {
  it('is told to, once its key is to be published', async () => {
    expect(await subjects({}, google)).toEqual(['google-workspace'])
  })

  it('is told to where the key stands and the message bears no signature', async () => {
    expect(await subjects(KEY, { ...google, message: signedWith([]) })).toEqual(['google-workspace'])
  })

  it('is told to where it signs for a domain of its own', async () => {
    const message = signedWith([signature({ domain: 'x.gappssmtp.com', selector: '20230601' })])
    expect(await subjects(KEY, { ...google, message })).toEqual(['google-workspace'])
  })
})

describe('nothing is said', () => {
  it('where the key stands and no message shows that it is not used', async () => {
    expect(await subjects(KEY, google)).toEqual([])
  })

  it('where the message proves that it signs', async () => {
    expect(await subjects(KEY, { ...google, message: signedWith([signature({ selector: 'google' })]) })).toEqual([])
  })

  it('of another service that signs, because this one did not send the message', async () => {
    const message = signedWith([signature({ selector: 'other' })])
    const zone = { ...KEY, 'other._domainkey.example.org': { TXT: [RSA_RECORD] } }
    expect(await subjects(zone, { ...google, message })).toEqual([])
  })

  it('of a mailbox that belongs to its provider', async () => {
    expect(await subjects({}, { providers: ['gmail', 'orange'] })).toEqual([])
  })
})

it('has no record of its own, and comes after the keys', async () => {
  const [draft] = await switchOn.build(await contextOf({}, google))
  expect(draft).toMatchObject({ edits: [], isLater: false, after: ['dkim/publish', 'dkim/repair'] })
})

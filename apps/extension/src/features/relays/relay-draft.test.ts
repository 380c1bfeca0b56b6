import { CreateRelay, UpdateRelay } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { RELAY } from '../../testing/fake-api.ts'
import {
  clearsPassword,
  draftOf,
  EMPTY_DRAFT,
  faultsByField,
  needsPassword,
  toCreate,
  toUpdate,
  withSecurity,
} from './relay-draft.ts'

const stored = draftOf(RELAY)

describe('the form of a relay', () => {
  it('becomes a body that the contract takes', () => {
    const draft = { ...stored, password: 'an app password' }
    expect(CreateRelay.parse(toCreate(draft))).toMatchObject({ host: 'smtp.example.org', port: 587, fromName: null })
  })

  it('sends only what was changed, and the password only when one was typed', () => {
    expect(toUpdate(stored, RELAY)).toEqual({})
    const changed = { ...stored, name: 'Shop', replyToAddress: 'karim@example.org', password: 'new' }
    expect(UpdateRelay.parse(toUpdate(changed, RELAY))).toEqual({
      name: 'Shop',
      replyToAddress: 'karim@example.org',
      password: 'new',
    })
  })

  it('empties a field by null', () => {
    const relay = { ...RELAY, fromName: 'Isabelle' }
    expect(toUpdate({ ...draftOf(relay), fromName: ' ' }, relay)).toEqual({ fromName: null })
  })

  it('leaves the judgement of a port to the API', () => {
    for (const port of ['', 'abc', '-1', '58 7', '1e3', '0']) expect(toCreate({ ...stored, port }).port, port).toBe(0)
    expect(toCreate({ ...stored, port: ' 70000 ' }).port).toBe(70_000)
  })

  it('brings the usual port along with the security, and keeps a port of one’s own', () => {
    expect(withSecurity(EMPTY_DRAFT, 'tls').port).toBe('465')
    expect(withSecurity({ ...EMPTY_DRAFT, port: '' }, 'none').port).toBe('25')
    expect(withSecurity({ ...EMPTY_DRAFT, port: '2525' }, 'tls').port).toBe('2525')
  })
})

describe('the stored password', () => {
  it.each([
    ['another server', { host: 'smtp.example.com' }],
    ['another user', { username: 'karim@example.org' }],
    ['no user', { username: '' }],
    ['no encryption', { security: 'none' as const }],
    ['another authority', { caCertificate: '-----BEGIN CERTIFICATE-----' }],
  ])('is erased by %s, and must be typed again', (_name, changes) => {
    expect(clearsPassword({ ...stored, ...changes }, RELAY)).toBe(true)
    expect(needsPassword({ ...stored, ...changes }, RELAY)).toBe(true)
    expect(needsPassword({ ...stored, ...changes, password: 'typed' }, RELAY)).toBe(false)
  })

  it('stays when anything else changes, or the server is only written in capitals', () => {
    expect(clearsPassword({ ...stored, host: ' SMTP.example.org ', port: '465', name: 'x' }, RELAY)).toBe(false)
    expect(needsPassword(stored, RELAY)).toBe(false)
  })

  it('is asked for with a new relay that signs in, and with no other', () => {
    expect(needsPassword(EMPTY_DRAFT, null)).toBe(true)
    expect(needsPassword({ ...EMPTY_DRAFT, authentication: false }, null)).toBe(false)
  })
})

it('faults stand beside the fields they point to', () => {
  const errors = [
    { pointer: '/host', code: 'host-invalid' as const, detail: 'No.' },
    { pointer: '/fromAddress', code: 'address-invalid' as const, detail: 'Neither.' },
  ]
  expect(faultsByField(errors)).toEqual({ host: 'No.', fromAddress: 'Neither.' })
})

import { describe, expect, it } from 'vitest'
import { createSay } from '../locales/say.ts'
import { passwordCaution } from './password-caution.ts'
import type { Terminal } from './terminal.ts'

const terminal = (locale: 'en' | 'fr'): Terminal => {
  const fail = () => {
    throw new Error('nothing is written')
  }
  return {
    env: {},
    locale,
    say: createSay(locale),
    isJson: false,
    out: fail,
    err: fail,
    octets: () => undefined,
    outputDescriptor: 1,
    screen: { isTerminal: false, isColoured: false, width: 80 },
    status: null,
    input: process.stdin,
    onStop: fail,
  }
}

const MICROSOFT = {
  providerId: null,
  host: 'smtp.office365.com',
  fromAddress: 'karim@example.org',
  authentication: true,
  authMethod: 'auto',
} as const

describe('a relay with a password at Microsoft', () => {
  it('comes with the dates at which passwords end, in the user’s language', () => {
    expect(passwordCaution(MICROSOFT, terminal('en')).join('\n')).toContain('end of December 2026: Off by default')
    expect(passwordCaution(MICROSOFT, terminal('fr')).join('\n')).toContain('fin décembre 2026')
  })

  it.each([
    ['that signs in with a token', { ...MICROSOFT, authMethod: 'oauth2' as const }],
    ['without authentication', { ...MICROSOFT, authentication: false }],
    ['elsewhere', { ...MICROSOFT, host: 'smtp.example.org' }],
  ])('is silent for a relay %s', (_name, relay) => {
    expect(passwordCaution(relay, terminal('en'))).toEqual([])
  })
})

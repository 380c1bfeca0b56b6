import { describe, expect, it } from 'vitest'
import { DETECTION, HOST_PRESET } from '../../testing/example-presets.ts'
import { fillHost, searchPresets, startFromDetection, startFromPreset, variablesIn } from './relay-start.ts'

describe('what a form begins with', () => {
  it('is the preferred server of the provider', () => {
    expect(startFromPreset(HOST_PRESET, 'isabelle@example.org').draft).toMatchObject({
      host: 'ssl.example.net',
      port: '465',
      security: 'tls',
      username: 'isabelle@example.org',
      providerId: 'example-host',
    })
  })

  it.each([
    [{ kind: 'local-part', literal: null }, 'isabelle'],
    [{ kind: 'literal', literal: 'apikey' }, 'apikey'],
    [{ kind: 'from-provider', literal: null }, ''],
  ] as const)('has the user name that the provider takes: %o', (username, expected) => {
    expect(startFromPreset({ ...HOST_PRESET, username }, 'isabelle@example.org').draft.username).toBe(expected)
  })

  it('asks for what only the user knows of a host name', () => {
    const smtp = [{ host: 'ex{n}.mail.example.net', port: 587, security: 'starttls' as const, isPreferred: true }]
    const { hostTemplate, draft } = startFromPreset({ ...HOST_PRESET, smtp }, 'isabelle@example.org')
    expect(hostTemplate).toBe('ex{n}.mail.example.net')
    expect(draft.host).toBe('ex{n}.mail.example.net')
  })

  it('is what was found, even where the provider usually has another server', () => {
    const smtp = { host: 'relay.example.org', port: 2525, security: 'none' as const }
    const { draft, preset } = startFromDetection({ ...DETECTION, smtp }, HOST_PRESET)
    expect(draft).toMatchObject({ host: 'relay.example.org', port: '2525', security: 'none' })
    expect(preset).toBe(HOST_PRESET)
  })
})

it('variables of a host name are filled in as far as they are known', () => {
  expect(variablesIn('{a}.{b}.{a}')).toEqual(['a', 'b'])
  expect(fillHost('{a}.{b}', { a: ' mail ', b: '' })).toBe('mail.{b}')
})

it('a provider is found by every word, in any order, without accents', () => {
  expect(searchPresets([HOST_PRESET], 'HÉBERGEUR example')).toEqual([HOST_PRESET])
  expect(searchPresets([HOST_PRESET], 'other')).toEqual([])
  expect(searchPresets([HOST_PRESET], '  ')).toEqual([HOST_PRESET])
})

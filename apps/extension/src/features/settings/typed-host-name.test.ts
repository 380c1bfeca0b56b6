import { describe, expect, it } from 'vitest'
import { typedHostName } from './typed-host-name.ts'

describe('a host name that is typed', () => {
  it.each([
    ['result.example.org', 'result.example.org'],
    [' Result.Example.ORG ', 'result.example.org'],
    ['résultat.example.org', 'xn--rsultat-bya.example.org'],
  ])('“%s” is %s', (text, name) => {
    expect(typedHostName(text)).toBe(name)
  })

  it.each([
    '',
    'localhost',
    'https://result.example.org',
    'result.example.org/path',
    'result.example.org:8443',
    'user@result.example.org',
    '*.example.org',
    '192.0.2.1',
    'result example.org',
    '-.example.org',
  ])('“%s” is none', (text) => {
    expect(typedHostName(text)).toBeNull()
  })
})

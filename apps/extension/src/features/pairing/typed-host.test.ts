import { describe, expect, it } from 'vitest'
import { typedHost } from './typed-host.ts'

describe('the server of a line being typed', () => {
  it.each([
    ['http://127.0.0.1:2436#BCDF-GHJK', '127.0.0.1:2436', true],
    ['http://[::1]:2436', '[::1]:2436', true],
    ['https://probe.example.org/api#BC', 'probe.example.org', false],
    ['https://127.0.0.1.example.org#', '127.0.0.1.example.org', false],
  ])('%s leads to %s', (line, host, isLoopback) => {
    expect(typedHost(line)).toEqual({ host, isLoopback })
  })

  it('shows the real host, not the name before an @', () => {
    expect(typedHost('https://bienrecu.org@evil.example.org#BCDF-GHJK')?.host).toBe('evil.example.org')
  })

  it.each(['', 'BCDF-GHJK', 'https://', 'javascript:alert(1)'])('“%s” leads nowhere yet', (line) => {
    expect(typedHost(line)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { render } from './render.ts'
import type { Finding } from './run.ts'

const finding = (changes: Partial<Finding>): Finding => ({
  checkId: 'dkim/key-short',
  status: 'fail',
  severity: 'low',
  params: { selectors: ['s1'], names: ['s1._domainkey.example.org'], bits: 1024, limit: 2048 },
  ...changes,
})

describe('the sentences of a finding', () => {
  it('hold what was found, in the language of the reader', () => {
    expect(render(finding({}), 'en').summary).toContain('s1._domainkey.example.org')
    expect(render(finding({}), 'fr')).toMatchObject({ checkId: 'dkim/key-short', reference: 'RFC 8301 §3.2' })
    expect(render(finding({}), 'fr').summary).not.toMatch(/[{}]/)
  })

  it('write four digits as they are typed', () => {
    expect(render(finding({}), 'fr').summary).toContain('1024 bits')
    expect(render(finding({}), 'en').summary).toContain('1024 bits')
  })

  it('have a title and nothing more where all is well', () => {
    expect(render(finding({ status: 'pass', params: {} }), 'en')).toMatchObject({ summary: null, advice: null })
  })

  it.each(['timeout', 'servfail', 'refused', 'bad-answer', 'cname-loop', 'unreachable', 'not-asked'])(
    'say why nothing is known: %s',
    (reason) => {
      const texts = (['fr', 'en'] as const).map((locale) =>
        render(finding({ status: 'unknown', params: { reason } }), locale),
      )
      for (const { summary, advice } of texts) {
        expect(summary?.length).toBeGreaterThan(20)
        expect(advice).toBeNull()
      }
    },
  )

  it('own up to a bug', () => {
    expect(render(finding({ status: 'error', params: {} }), 'en').summary).toContain('fault of ours')
  })

  it('leave a placeholder without a value as it is, so that its absence is seen', () => {
    expect(render(finding({ params: {} }), 'en').summary).toContain('{bits}')
  })

  it('are refused for a check that never was', () => {
    expect(() => render(finding({ checkId: 'dkim/never-was' }), 'en')).toThrow('dkim/never-was')
  })
})

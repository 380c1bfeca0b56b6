import { describe, expect, it } from 'vitest'
import { evidence, storedReport } from '../report/example-report.ts'
import { isOfTest, requestOf } from './audit-request.ts'
import { isPractice, lastTestOf, shownDetails } from './last-test.ts'

const SIGNED = evidence({ dkimDomain: 'example.org', dkimSelector: 's1' })
const read = (changes: Parameters<typeof evidence>[0] = {}) =>
  lastTestOf(storedReport({ evidence: { ...SIGNED, ...changes } }))

const test = () => {
  const found = read()
  if (!found) throw new Error('The example has a sender')
  return found
}

describe('the last test', () => {
  it('gives the domain of its sender, and what its message showed', () => {
    expect(read()).toEqual({
      reportId: storedReport().id,
      readAt: '2026-11-21T10:01:00.000Z',
      domain: 'example.org',
      details: {
        ip: '192.0.2.25',
        helo: 'smtp.example.org',
        mailFrom: 'isabelle@example.org',
        dkim: { domain: 'example.org', selector: 's1' },
      },
    })
  })

  it.each([
    ['isabelle@EXAMPLE.org', 'example.org'],
    ['Isabelle <isabelle@example.org>', 'example.org'],
    ['"a@b"@example.org', 'example.org'],
  ])('reads the sender “%s”', (fromAddress, domain) => {
    expect(read({ fromAddress })?.domain).toBe(domain)
  })

  it.each([null, '', 'isabelle'])('without a sender (%j) fills nothing in', (fromAddress) => {
    expect(read({ fromAddress })).toBeNull()
  })

  it('of a practice message is none: its domain stands in no DNS', () => {
    const fromAddress = 'practice@practice.bienrecu.localhost'
    expect(read({ fromAddress })).toBeNull()
    expect(isPractice(storedReport({ evidence: evidence({ fromAddress }) }))).toBe(true)
    expect(isPractice(storedReport())).toBe(false)
  })

  it('does not call absent what the tester did not show', () => {
    const found = read({ sendingIp: null, dkimSelector: null })
    expect(found && shownDetails(found.details)).toEqual(['helo', 'mailFrom'])
  })
})

describe('the request', () => {
  it('names the report as long as all of it may be used', () => {
    expect(requestOf('example.org', { text: 'example.org', test: test(), removed: [] }, 'fr')).toEqual({
      domain: 'example.org',
      sentences: 'fr',
      fromReport: storedReport().id,
    })
  })

  it('holds what is left once the user took something away', () => {
    expect(requestOf('example.org', { text: 'example.org', test: test(), removed: ['ip', 'helo'] }, 'en')).toEqual({
      domain: 'example.org',
      sentences: 'en',
      mailFrom: 'isabelle@example.org',
      selectors: ['s1'],
    })
  })

  it('of another domain holds nothing of the test', () => {
    expect(isOfTest('example.com', test())).toBe(false)
    expect(isOfTest(' Example.ORG. ', test())).toBe(true)
    expect(requestOf('example.com', { text: 'example.com', test: null, removed: [] }, 'en')).toEqual({
      domain: 'example.com',
      sentences: 'en',
    })
  })
})

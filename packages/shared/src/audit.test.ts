import { describe, expect, it } from 'vitest'
import { AuditRequest, IpAddress, ReversePath, Selector } from './audit.ts'

const codesOf = (request: object): unknown[] =>
  (AuditRequest.safeParse(request).error?.issues ?? []).map((issue) =>
    issue.code === 'custom' ? [issue.path.join('.'), issue.params?.['fieldCode']] : [issue.path.join('.'), issue.code],
  )

describe('a request for an audit', () => {
  it('needs a domain alone', () => {
    expect(AuditRequest.parse({ domain: 'Bücher.example' })).toEqual({
      domain: 'xn--bcher-kva.example',
      selectors: [],
      lists: null,
    })
  })

  it('may name a report instead', () => {
    const fromReport = crypto.randomUUID()
    expect(AuditRequest.parse({ fromReport })).toMatchObject({ fromReport })
    expect(codesOf({})).toEqual([['domain', 'field-required']])
  })

  it.each([
    [{ domain: 'isabelle@example.org' }, 'domain', 'domain-is-address'],
    [{ domain: 'example.org', ip: '192.0.2.256' }, 'ip', 'ip-invalid'],
    [{ domain: 'example.org', ip: '192.0.2.0/24' }, 'ip', 'ip-invalid'],
    [{ domain: 'example.org', ip: 'fe80::1%eth0' }, 'ip', 'ip-invalid'],
    [{ domain: 'example.org', selectors: ['s1', 's 1'] }, 'selectors.1', 'selector-invalid'],
    [{ domain: 'example.org', mailFrom: 'nobody' }, 'mailFrom', 'address-invalid'],
    [{ domain: 'example.org', helo: 'a\r\nb' }, 'helo', 'field-line-break'],
    [{ domain: 'example.org', sentences: 'de' }, 'sentences', 'invalid_value'],
    [{ domain: 'example.org', locale: 'fr' }, '', 'unrecognized_keys'],
  ])('%o is refused', (request, field, code) => {
    expect(codesOf(request)).toEqual([[field, code]])
  })
})

describe('what surrounds the domain', () => {
  it.each(['192.0.2.1', '2001:db8::1', '::ffff:192.0.2.1'])('%s is an address', (ip) => {
    expect(IpAddress.parse(ip)).toBe(ip)
  })

  it.each(['s1', 'google', 'k1._x', '20230601', 'a-b.c', 's1_example'])('%s is a selector', (selector) => {
    expect(Selector.parse(selector)).toBe(selector)
  })

  it('knows the null reverse-path in both of its forms', () => {
    expect(ReversePath.parse('<>')).toBe('')
    expect(ReversePath.parse('')).toBe('')
    expect(ReversePath.parse('bounces+a=b@Example.org')).toBe('bounces+a=b@Example.org')
  })
})

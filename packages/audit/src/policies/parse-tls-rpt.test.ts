import { expect, it } from 'vitest'
import { parseTlsRpt } from './parse-tls-rpt.ts'

it('reads the examples of RFC 8460 §3.1', () => {
  expect(parseTlsRpt('v=TLSRPTv1;rua=mailto:reports@example.com')).toEqual({
    value: { reportUris: [{ scheme: 'mailto', uri: 'mailto:reports@example.com' }], extensions: [] },
    problems: [],
  })
  expect(parseTlsRpt('v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt').value.reportUris).toEqual([
    { scheme: 'https', uri: 'https://reporting.example.com/v1/tlsrpt' },
  ])
})

it('reads several addresses, and keeps the good ones', () => {
  const { value, problems } = parseTlsRpt('v=TLSRPTv1; rua=mailto:a@example.org , ftp://b, https://c.example.org/?x=1;')
  expect(value.reportUris.map(({ uri }) => uri)).toEqual(['mailto:a@example.org', 'https://c.example.org/?x=1'])
  expect(problems).toEqual([{ code: 'unknown-scheme', offset: 39 }])
})

it.each([
  [
    '',
    [
      ['wrong-version', 0],
      ['missing-rua', 0],
    ],
  ],
  [
    'v=TLSRPTv1',
    [
      ['wrong-version', 0],
      ['missing-rua', 10],
    ],
  ],
  ['v=TLSRPT1; rua=mailto:a@example.org', [['wrong-version', 0]]],
  ['v=TLSRPTv1; rua=', [['empty-uri', 16]]],
  ['v=TLSRPTv1; rua=a@example.org', [['unknown-scheme', 16]]],
  ['v=TLSRPTv1; rua=mailto:example.org', [['bad-uri', 16]]],
  ['v=TLSRPTv1; rua=mailto:a@example.org,', [['empty-uri', 37]]],
  ['v=TLSRPTv1; rua=mailto:é@example.org', [['bad-uri', 16]]],
  ['v=TLSRPTv1; rua=mailto:a@example.org; rua=mailto:b@example.org', [['duplicate-field', 38]]],
] as const)('finds every problem of %j', (text, problems) => {
  expect(parseTlsRpt(text).problems.map(({ code, offset }) => [code, offset])).toEqual(problems)
})

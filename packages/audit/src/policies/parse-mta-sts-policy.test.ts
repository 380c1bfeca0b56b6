import { expect, it } from 'vitest'
import { matchesMxPattern } from './mx-pattern.ts'
import { parseMtaStsPolicy } from './parse-mta-sts-policy.ts'

const EXAMPLE = [
  'version: STSv1',
  'mode: enforce',
  'mx: mail.example.com',
  'mx: *.example.net',
  'mx: backupmx.example.com',
  'max_age: 604800',
]

it.each(['\n', '\r\n'])('reads the example of RFC 8461 §3.2 with lines that end in %j', (end) => {
  expect(parseMtaStsPolicy(EXAMPLE.join(end) + end)).toEqual({
    value: {
      version: 'STSv1',
      mode: 'enforce',
      maxAge: 604_800,
      mxPatterns: ['mail.example.com', '*.example.net', 'backupmx.example.com'],
      extensions: [],
    },
    problems: [],
  })
})

it('needs no end of line at the end', () => {
  expect(parseMtaStsPolicy(EXAMPLE.join('\n')).problems).toEqual([])
})

it.each([
  ['', ['missing-version', 'missing-mode', 'missing-max-age', 'missing-mx']],
  ['version: STSv1\nmode: none\nmax_age: 86400\n', []],
  ['version: STSv1\nmode: none\nmax_age: 86400\nx-1: a b\n', []],
  ['version:STSv1\nmode:testing\nmx:a.example.org\nmax_age:0', []],
  ['version: STSv1\n\nmode: none\nmax_age: 1', ['empty-line']],
  ['mode: none\nmax_age: 1\nversion: STSv1', []],
  ['version: STSv2\nmode: none\nmax_age: 1', ['wrong-version']],
  ['version: STSv1\nmode: Enforce\nmx: a.example.org\nmax_age: 1', ['wrong-mode']],
  ['version: STSv1\nmode: enforce\nmax_age: 1', ['missing-mx']],
  ['version: STSv1\nmode: enforce\nmx: *\nmx: a.*.example.org\nmax_age: 1', ['bad-mx', 'bad-mx']],
  ['version: STSv1\nmode: none\nmax_age: 31557600', []],
  ['version: STSv1\nmode: none\nmax_age: 31557601', ['max-age-too-long']],
  ['version: STSv1\nmode: none\nmax_age: 1d', ['bad-max-age']],
  ['version: STSv1\nmode: none\nmode: enforce\nmax_age: 1', ['duplicate-field']],
  ['version: STSv1\nmode none\nmax_age: 1', ['missing-colon', 'missing-mode', 'missing-mx']],
  ['<html>', ['missing-colon', 'missing-version', 'missing-mode', 'missing-max-age', 'missing-mx']],
] as const)('finds every problem of %j', (text, codes) => {
  expect(parseMtaStsPolicy(text).problems.map(({ code }) => code)).toEqual(codes)
})

it('takes the first of a field that stands twice (§3.2)', () => {
  expect(parseMtaStsPolicy('version: STSv1\nmode: none\nmode: enforce\nmax_age: 1').value.mode).toBe('none')
})

it.each([
  ['mail.example.org', 'mail.example.org', true],
  ['MAIL.example.org.', 'mail.example.org', true],
  ['mail.example.org', '*.example.org', true],
  ['a.mail.example.org', '*.example.org', false],
  ['example.org', '*.example.org', false],
  ['.example.org', '*.example.org', false],
  ['mail.example.net', '*.example.org', false],
])('%s against %s: %s (§4.1)', (host, pattern, isCovered) => {
  expect(matchesMxPattern(host, pattern)).toBe(isCovered)
})

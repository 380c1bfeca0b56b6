import { expect, it } from 'vitest'
import { parseBimi } from './parse-bimi.ts'

it('reads a record', () => {
  expect(
    parseBimi('v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/logo.pem; avp=personal; lps=true').value,
  ).toEqual({
    location: 'https://example.org/logo.svg',
    authority: 'https://example.org/logo.pem',
    avatarPreference: 'personal',
    localPartSelector: 'true',
    isDeclined: false,
  })
})

it('knows the record that declines', () => {
  expect(parseBimi('v=BIMI1; l=; a=;')).toMatchObject({ value: { isDeclined: true, location: '' }, problems: [] })
  expect(parseBimi('v=BIMI1; l=;').value.isDeclined).toBe(true)
})

it.each([
  ['', ['wrong-version', 'empty-tag', 'missing-location']],
  ['v=bimi1; l=', ['wrong-version']],
  ['l=; v=BIMI1', ['wrong-version']],
  ['v=BIMI1', ['missing-location']],
  ['v=BIMI1; l=http://example.org/a.svg', ['bad-location']],
  ['v=BIMI1; l=https://localhost/a.svg', ['bad-location']],
  ['v=BIMI1; l=https://example.org/a.png', ['location-not-svg']],
  ['v=BIMI1; l=https://example.org/a.SVG?x=1', []],
  ['v=BIMI1; l=https://example.org/a.svgz', []],
  ['v=BIMI1; l=https://a.example.org/a.svg,https://b.example.org/a.svg', ['bad-location']],
  ['v=BIMI1; l=; a=self', ['bad-authority']],
  ['v=BIMI1; l=; avp=both', ['bad-avatar-preference']],
  ['v=BIMI1; l=; l=', ['duplicate-tag']],
] as const)('finds every problem of %j', (text, codes) => {
  expect(
    parseBimi(text)
      .problems.map(({ code }) => code)
      .toSorted(),
  ).toEqual(codes.toSorted())
})

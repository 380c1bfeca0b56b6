import { expect, it } from 'vitest'
import { isReportingUri, parseReportUris } from './report-uri.ts'

const one = (text: string) => parseReportUris(text, 0).uris[0]

it.each([
  ['mailto:dmarc@example.org', 'dmarc@example.org'],
  ['MAILTO:Dmarc@Example.ORG', 'Dmarc@example.org'],
  ['mailto:dmarc@example.org?subject=report', 'dmarc@example.org'],
  ['mailto:a%2Bb@example.org', 'a+b@example.org'],
  ['mailto:a%21b@example.org', 'a!b@example.org'],
  ['mailto:dmarc@example.org!10m', 'dmarc@example.org'],
])('%s is the address %s', (text, address) => {
  expect(one(text)).toMatchObject({ address, domain: 'example.org' })
})

it.each([
  'dmarc@example.org',
  'mailto:',
  'mailto:dmarc',
  'mailto:@example.org',
  'mailto:a..b@example.org',
  'mailto:dmarc@',
  'mailto:dmarc@localhost',
  'mailto:dmarc@example.org.',
  'mailto:dmarc@exam ple.org',
  'mailto:a%zz@example.org',
  'mailto://dmarc@example.org',
  'mailto:a!b@example.org',
  `mailto:${'a'.repeat(65)}@example.org`,
  'mailto:dmarc@münchen.example',
])('%s is no address', (text) => {
  const uri = one(text)
  expect(uri).toMatchObject({ address: null })
  expect(uri && isReportingUri(uri)).toBe(false)
})

it('knows a URI that is no mail address for what it is', () => {
  const uri = one('https://example.org/dmarc')
  expect(uri).toMatchObject({ scheme: 'https', address: null })
  expect(uri && isReportingUri(uri)).toBe(true)
})

import { expect, it } from 'vitest'
import { referenceHref, referenceName } from './reference-link.ts'

it.each([
  ['RFC 7208 §4.6.4', 'RFC 7208 §4.6.4', 'https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4'],
  ['RFC 7505', 'RFC 7505', 'https://www.rfc-editor.org/rfc/rfc7505'],
  ['https://postmaster.example/rules', 'postmaster.example', 'https://postmaster.example/rules'],
  ['javascript:alert(1)', 'javascript:alert(1)', null],
])('the reference “%s” is shown as “%s”', (reference, name, href) => {
  expect(referenceName(reference)).toBe(name)
  expect(referenceHref(reference)).toBe(href)
})

import { expect, it } from 'vitest'
import { explainHeader, meaningOf } from './explain-header.ts'

it('explains a field whatever its case, in both languages', () => {
  const explanation = explainHeader('DKIM-Signature')
  expect(explanation?.id).toBe('dkim-signature')
  expect(explanation?.text.en).toContain('signature')
  expect(meaningOf('dkim-signature')).toEqual(explanation?.text)
})

it('explains the fields of a family, the most particular first', () => {
  expect(explainHeader('X-MS-Exchange-Organization-SCL')?.id).toBe('x-ms-exchange-*')
  expect(explainHeader('X-MS-Has-Attach')?.id).toBe('x-ms-*')
  expect(explainHeader('Resent-From')?.id).toBe('resent-*')
})

it('has nothing to say about a field that it does not know', () => {
  expect(explainHeader('X-Invented')).toBeNull()
  expect(explainHeader('constructor')).toBeNull()
  expect(meaningOf('gone')).toBeNull()
})

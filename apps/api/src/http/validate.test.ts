import { FIELD_ERROR_CODES, CreateRelay, errorSentence } from '@bienrecu/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldFaults } from './validate.ts'

const faultsOf = (schema: z.ZodType, input: unknown, isQuery = false) => {
  const result = schema.safeParse(input)
  return result.success ? [] : fieldFaults(result.error.issues, input, isQuery)
}

describe('a faulty field', () => {
  it.each([
    [z.object({ a: z.string() }), {}, '/a', 'field-required'],
    [z.object({ a: z.enum(['x']) }), {}, '/a', 'field-required'],
    [z.object({ a: z.boolean() }), { a: undefined }, '/a', 'field-required'],
    [z.object({ a: z.string() }), { a: null }, '/a', 'field-wrong-type'],
    [z.object({ a: z.uuid() }), { a: 'x' }, '/a', 'field-wrong-type'],
    [z.object({ a: z.enum(['x']) }), { a: 'y' }, '/a', 'field-not-allowed'],
    [z.object({ a: z.literal(10) }), { a: 9 }, '/a', 'field-not-allowed'],
    [z.object({ a: z.string().min(3) }), { a: 'ab' }, '/a', 'field-too-short'],
    [z.object({ a: z.string().trim().min(1) }), { a: ' ' }, '/a', 'field-required'],
    [z.object({ a: z.number().max(3) }), { a: 4 }, '/a', 'field-out-of-range'],
    [z.object({ a: z.number().min(3) }), { a: 2 }, '/a', 'field-out-of-range'],
    [z.object({ a: z.int() }), { a: 2.5 }, '/a', 'field-wrong-type'],
    [z.object({ a: z.array(z.object({ b: z.string() })) }), { a: [{ b: 1 }] }, '/a/0/b', 'field-wrong-type'],
    [z.array(z.string()).max(1), ['a', 'b'], '', 'field-too-long'],
    [z.object({ 'a/b~c': z.string() }), {}, '/a~1b~0c', 'field-required'],
  ])('%# has its place and its code', (schema, input, pointer, code) => {
    expect(faultsOf(schema, input)).toMatchObject([{ pointer, code }])
  })

  it('of a query string has its own form of place', () => {
    const schema = z.object({ limit: z.coerce.number().max(100) })
    expect(faultsOf(schema, { limit: '1000' }, true)).toMatchObject([{ pointer: '?limit', code: 'field-out-of-range' }])
  })

  it('says how long it may be', () => {
    const [fault] = faultsOf(z.object({ a: z.string().max(3) }), { a: 'abcd' })
    expect(fault).toMatchObject({ code: 'field-too-long', params: { max: 3 } })
    expect(errorSentence('field-too-long', 'en', fault?.params)).toContain('3 characters')
  })
})

describe('any input whatever', () => {
  it('gives known codes at real places, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ name: fc.string(), port: fc.jsonValue() })), (input) => {
        const faults = faultsOf(CreateRelay, input)
        expect(faults.length).toBeGreaterThan(0)
        for (const { code, pointer } of faults) {
          expect(FIELD_ERROR_CODES).toContain(code)
          expect(pointer === '' || pointer.startsWith('/')).toBe(true)
        }
      }),
    )
  })
})

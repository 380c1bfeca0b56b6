import { JudgedFinding } from '@bienrecu/shared'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findingToStore, StoredFinding, storedFinding } from './stored-finding.ts'

const anyFinding = fc.record({
  checkId: fc.string({ minLength: 1 }),
  status: fc.constantFrom('pass', 'fail', 'unknown', 'not-applicable'),
  severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'info'),
  section: fc.constantFrom(null, 'spf', 'headers'),
  points: fc.constantFrom(0, -0.1, -2),
  params: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())), {
    noNullPrototype: true,
  }),
})

it('is read as it was', () =>
  fc.assert(
    fc.property(anyFinding, (made) => {
      const finding = JudgedFinding.parse(made)
      const stored = StoredFinding.parse(JSON.parse(JSON.stringify(findingToStore(finding))))
      expect(storedFinding(stored)).toEqual(finding)
    }),
  ))

it('is stored in less than half of the room', () => {
  const finding = JudgedFinding.parse({
    checkId: 'headers/date-missing',
    status: 'pass',
    severity: 'medium',
    section: 'headers',
    points: 0,
    params: {},
  })
  expect(JSON.stringify(findingToStore(finding)).length).toBeLessThan(JSON.stringify(finding).length / 2)
})

import { Id } from '@bienrecu/shared'
import { expect, it } from 'vitest'
import { newId } from './new-id.ts'

/** The milliseconds since 1970 that an id begins with. */
const timeIn = (id: string): number => Number.parseInt(id.slice(0, 13).replace('-', ''), 16)

it('makes ids that are UUIDs, all different, each beginning with its time', () => {
  const before = Date.now()
  const ids = Array.from({ length: 1_000 }, newId)
  const times = ids.map(timeIn)
  for (const id of ids) expect(Id.parse(id)).toBe(id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times[0]).toBeGreaterThanOrEqual(before)
  expect(times.at(-1)).toBeLessThanOrEqual(Date.now())
})

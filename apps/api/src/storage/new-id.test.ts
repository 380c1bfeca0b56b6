import { Id } from '@bienrecu/shared'
import { expect, it } from 'vitest'
import { newId } from './new-id.ts'

it('makes ids that are UUIDs, all different, each behind the one before', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  for (const id of ids) expect(Id.parse(id)).toBe(id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

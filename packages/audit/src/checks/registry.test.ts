import { describe, expect, it } from 'vitest'
import { describeRegistry } from '../../fixtures/check-registry.ts'
import renames from '../check-renames.json' with { type: 'json' }
import { CHECKS, findCheck } from './index.ts'

describe('the list of checks', () => {
  describeRegistry(import.meta.dirname, CHECKS)

  it('leads every old id to a living check', () => {
    for (const old of Object.keys(renames)) expect(findCheck(old).id).not.toBe(old)
  })

  it('knows no check that never was', () => {
    expect(() => findCheck('spf/never-was')).toThrow('spf/never-was')
  })
})

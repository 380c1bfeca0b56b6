import { describe, expect, it } from 'vitest'
import { describeRegistry } from '../../../fixtures/check-registry.ts'
import { messageWith } from '../../../fixtures/message.ts'
import { CHECKS } from '../../checks/index.ts'
import { judgeContent } from '../judge-content.ts'
import { CONTENT_CHECKS, findContentCheck } from './index.ts'

describe('the list of checks of a message', () => {
  describeRegistry(import.meta.dirname, CONTENT_CHECKS)

  it('shares no id with the checks of a domain', () => {
    const ofDomain = new Set(CHECKS.map(({ id }) => id))
    expect(CONTENT_CHECKS.filter(({ id }) => ofDomain.has(id))).toEqual([])
  })

  it('finds a check by its id, and none for an id that never was', () => {
    for (const check of CONTENT_CHECKS) expect(findContentCheck(check.id)).toBe(check)
    expect(findContentCheck('headers/never-was')).toBeUndefined()
  })

  it('finds nothing wrong with an ordinary message', () => {
    const findings = judgeContent(messageWith()).filter(
      ({ status }) => status !== 'pass' && status !== 'not-applicable',
    )
    expect(findings).toEqual([])
  })
})

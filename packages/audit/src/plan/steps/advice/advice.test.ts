import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../../fixtures/plan-context.ts'
import { check } from './check.ts'

describe('advice/check', () => {
  it('is given for every check that fails, save those that are only good to know', async () => {
    const context = await contextOf({ 'example.org': { TXT: ['v=spf1 ptr -all'] } })
    const drafts = await check.build(context)
    const failing = context.audit.findings.filter(({ status, severity }) => status === 'fail' && severity !== 'info')
    expect(failing.map(({ checkId }) => checkId)).toContain('spf/ptr')
    expect(drafts.map(({ subject }) => subject)).toEqual(failing.map(({ checkId }) => checkId))
    expect(drafts.every(({ edits }) => edits.length === 0)).toBe(true)
  })
})

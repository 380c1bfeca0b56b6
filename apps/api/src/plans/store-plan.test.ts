import { expect, it } from 'vitest'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { storeExamplePlan } from '../handovers/fixtures/handover-lab.ts'

it('ten thousand plans are kept at most; one that is there can be made anew', async () => {
  const deps = await createTestDeps()
  const { sql, run, transaction } = deps.database
  const { id } = storeExamplePlan(deps)
  const row = { request: '{}', plan: '{}', report_id: null, created_at: 0, updated_at: 0 }
  transaction(() => {
    for (let index = 1; index < 10_000; index += 1)
      run(sql.insertInto('plans').values({ id: `plan-${index}`, domain: `d${index}.example`, ...row }))
  })
  expect(() => storeExamplePlan(deps, [], 'example.net')).toThrow('plan-limit')
  expect(storeExamplePlan(deps).id).toBe(id)
})

import { describe, expect, it } from 'vitest'
import { readOpenSpf } from '../../fixtures/openspf.ts'
import { suiteFile } from '../../fixtures/suites.ts'
import { checkHost } from './check-host.ts'

const { file, isThere } = suiteFile('openspf/rfc7208-tests.yml')
const scenarios = isThere ? readOpenSpf(file) : []

describe.skipIf(!isThere)(`the OpenSPF suite for RFC 7208 (${file})`, () => {
  it('is whole', () => {
    expect(scenarios.reduce((sum, { cases }) => sum + cases.length, 0)).toBe(203)
  })

  describe.each(scenarios)('$description', ({ resolver, cases }) => {
    it.each(cases)('$id', async ({ ip, mailFrom, helo, results, explanation }) => {
      const check = await checkHost({ ip, mailFrom, helo, resolver })
      expect(results).toContain(check.result)
      if (explanation !== undefined)
        expect(check.explanation?.toLowerCase() ?? null).toBe(explanation?.toLowerCase() ?? null)
    })
  })
})

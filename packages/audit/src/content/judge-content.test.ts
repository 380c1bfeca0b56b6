import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyMessage } from '../../fixtures/any-message.ts'
import { messageWith } from '../../fixtures/message.ts'
import { type CheckText, SEVERITIES } from '../check.ts'
import { notKnown } from '../evidence.ts'
import type { Finding } from '../run.ts'
import { findContentCheck } from './checks/index.ts'
import { judgeContent } from './judge-content.ts'
import { renderFinding } from './render-finding.ts'

const namesIn = ({ failure, advice }: CheckText): (string | undefined)[] =>
  [...`${failure} ${advice}`.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name)

const expectToBeWhole = (finding: Finding): void => {
  const text = findContentCheck(finding.checkId)?.text.en
  if (!text) throw new Error(`no check ${finding.checkId}`)
  expect(Object.keys(finding.params), finding.checkId).toEqual(expect.arrayContaining(namesIn(text)))
  expect(JSON.stringify(finding.params).length, finding.checkId).toBeLessThan(5_000)
  expect(SEVERITIES).toContain(finding.severity)
  expect(renderFinding(finding, 'fr').summary?.length).toBeGreaterThan(10)
}

it('judges any message without a fault of its own, and every finding can be said in whole sentences', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const findings = judgeContent(messageWith(message), (id, error) => {
        throw new Error(`${id} threw`, { cause: error })
      })
      for (const finding of findings) if (finding.status === 'fail') expectToBeWhole(finding)
    }),
    { numRuns: 300 },
  )
})

it('knows nothing of a message of which nothing is known', () => {
  const nothing = Object.fromEntries(Object.keys(messageWith()).map((need) => [need, notKnown('not-asked')]))
  for (const finding of judgeContent({ ...messageWith(), ...nothing })) expect(finding.status).toBe('unknown')
})

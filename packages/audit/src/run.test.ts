import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../fixtures/zone.ts'
import { defineCheck, fail, notApplicable, pass, valueOf, type Verdict } from './check.ts'
import { notKnown } from './evidence.ts'
import { runCheck, runChecks } from './run.ts'

const TEXT = { title: 'It is so', failure: 'It is not so: {count}', advice: 'Make it so' }

const checkOf = (verdict: () => Verdict) =>
  defineCheck({
    id: 'test/one',
    severity: 'high',
    reference: { rfc: 7208 },
    needs: ['domain'],
    evaluate: verdict,
    text: { en: TEXT, fr: TEXT },
  })

const evidence = () => evidenceFrom('example.org', { 'example.org': { TXT: ['x'] } })

describe('the runner', () => {
  it('hands on what the check found', async () => {
    const given = await evidence()
    expect(
      runCheck(
        checkOf(() => pass),
        given,
      ),
    ).toMatchObject({ status: 'pass', params: {} })
    expect(
      runCheck(
        checkOf(() => notApplicable),
        given,
      ),
    ).toMatchObject({ status: 'not-applicable' })
    expect(
      runCheck(
        checkOf(() => fail({ count: 3 })),
        given,
      ),
    ).toEqual({
      checkId: 'test/one',
      status: 'fail',
      severity: 'high',
      params: { count: 3 },
    })
  })

  it('lets a milder case weigh less', async () => {
    expect(
      runCheck(
        checkOf(() => fail({}, 'info')),
        await evidence(),
      ),
    ).toMatchObject({ severity: 'info' })
  })

  it('says unknown, with the reason, for what was not answered', async () => {
    const missing = { ...(await evidence()), domain: notKnown('timeout') }
    expect(
      runCheck(
        checkOf(() => pass),
        missing,
      ),
    ).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })

  it('says unknown for a fact inside a fact', async () => {
    const inner = checkOf(() => valueOf(notKnown('refused')))
    expect(runCheck(inner, await evidence())).toMatchObject({ status: 'unknown', params: { reason: 'refused' } })
  })

  it('keeps a bug to the check that has it, and tells of it', async () => {
    const bug = new Error('a bug')
    const told: unknown[] = []
    const broken = checkOf(() => {
      throw bug
    })
    const findings = runChecks([broken, checkOf(() => pass)], await evidence(), (id, error) => told.push([id, error]))
    expect(findings.map(({ status }) => status)).toEqual(['error', 'pass'])
    expect(told).toEqual([['test/one', bug]])
  })
})

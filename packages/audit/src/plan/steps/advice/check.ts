import { defineStep } from '../../step.ts'

/**
 * Any failing check that a test or a receiver would mind: `make-plan.ts` leaves out those that another step cures, and
 * `render-plan.ts` gives the check’s own sentences, of which the texts here are only the frame.
 */
export const check = defineStep({
  kind: 'advice/check',
  who: 'dns',
  minutes: 15,

  build: ({ audit }) =>
    audit.findings
      .filter(({ status, severity }) => status === 'fail' && severity !== 'info')
      .map(({ checkId, params }) => ({
        subject: checkId,
        edits: [],
        isLater: false,
        params,
        changes: [],
        cures: [checkId],
        after: [],
      })),

  text: {
    en: { title: 'Goal: “{checkTitle}”', why: '{checkFailure}', how: '{checkAdvice}' },
    fr: { title: 'Objectif : « {checkTitle} »', why: '{checkFailure}', how: '{checkAdvice}' },
  },
})

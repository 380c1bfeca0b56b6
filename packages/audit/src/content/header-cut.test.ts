import { describe, expect, it } from 'vitest'
import { messageWith, type MessageOptions, problems } from '../../fixtures/message.ts'
import { runCheck } from '../run.ts'
import { dateMissing } from './checks/headers/date-missing.ts'
import { fromMissing } from './checks/headers/from-missing.ts'
import { messageIdMissing } from './checks/headers/message-id-missing.ts'
import { mimeVersionMissing } from './checks/headers/mime-version-missing.ts'
import { toMissing } from './checks/headers/to-missing.ts'
import { tooLarge } from './checks/headers/too-large.ts'
import { missing as subjectMissing } from './checks/subject/missing.ts'

const CHECKS = [dateMissing, fromMissing, messageIdMissing, mimeVersionMissing, toMissing, subjectMissing]

/** Nothing that these checks look for. */
const EMPTY: MessageOptions = {
  fields: [{ name: 'Content-Type', value: 'text/plain', raw: 'text/plain' }],
  mailboxes: { from: null, to: null },
  subject: null,
}

describe('a header that was not read whole', () => {
  it.each(CHECKS.map((check) => [check.id, check] as const))('is not told that it lacks a field: %s', (_id, check) => {
    expect(runCheck(check, messageWith(EMPTY))).toMatchObject({ status: 'fail' })
    for (const code of ['too-many-fields', 'fields-too-long'] as const) {
      const cut = messageWith({ ...EMPTY, source: problems(code) })
      expect(runCheck(check, cut)).toMatchObject({ status: 'not-applicable' })
      expect(runCheck(tooLarge, cut)).toMatchObject({ status: 'fail' })
    }
  })
})

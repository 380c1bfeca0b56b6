import type { FailureCause, SentCopy } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { installBrowser } from '../../testing/browser-double.ts'
import { PROBE, REPORTED } from '../../testing/fake-api.ts'
import { tellProbe } from './session.ts'

const CAUSE: FailureCause = {
  id: 'app-password',
  class: 'permanent',
  code: 'smtp-auth-failed',
  params: {},
  isCertain: true,
  actor: 'user',
  text: { en: 'An app password is needed.', fr: 'Il faut un mot de passe d’application.' },
  fix: { en: 'Make one in your account.', fr: 'Créez-en un dans votre compte.' },
  url: null,
}
const COPY: SentCopy = { state: 'failed', folder: null, code: 'smtp-auth-failed', params: {}, cause: CAUSE }

beforeEach(() => {
  installBrowser({ language: 'fr' })
})

describe('what is told of a probe', () => {
  it('is its cause with the way to repair it, rather than the mere code', async () => {
    const failed = { ...PROBE, state: 'failed' as const, code: 'smtp-auth-failed' as const }
    expect((await tellProbe({ ...failed, cause: CAUSE })).sentence).toBe(
      'Il faut un mot de passe d’application. Créez-en un dans votre compte.',
    )
    expect((await tellProbe(failed)).sentence).toContain('refuse')
  })

  it('warns of a copy that could not be filed, and does not make the test a failure', async () => {
    const told = await tellProbe({ ...REPORTED, sentCopy: COPY })
    expect(told.sentence).toBeNull()
    expect(told.copyWarning).toContain('sa copie n’a pas pu être rangée. Il faut un mot de passe d’application.')
  })

  it.each(['pending', 'copied', 'already-there', 'skipped'] as const)(
    'says nothing of a copy that is %s',
    async (state) => {
      expect((await tellProbe({ ...REPORTED, sentCopy: { ...COPY, state } })).copyWarning).toBeNull()
    },
  )
})

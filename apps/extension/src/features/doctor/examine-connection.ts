import type { Failure, Meta, Reply } from '@bienrecu/shared'
import { isSecureApiUrl } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import { DOCTOR_STEPS, type Doctor, type DoctorStep } from '../../messaging/answers.ts'
import { requireConsent, tellFailure } from '../session/session.ts'

/** A difference that certificates and expiry dates begin to suffer from. */
const MAX_SKEW = 120_000 // ms

export interface DoctorDeps {
  api: Pick<ApiClient, 'meta' | 'devices'>
  now: () => Date
}

type Step = DoctorStep['step']

/** The step at which a failure of `meta` lies. Everything the browser cannot tell apart is “no answer”. */
const STEP_OF: Partial<Record<Failure['code'], Step>> = {
  'api-unreachable': 'answer',
  'api-wrong-product': 'product',
  'api-too-old': 'version',
}

const skewOf = (meta: Meta, now: Date): number => now.getTime() - new Date(meta.time).getTime()

const passed = (step: Step, facts: Record<string, string> = {}): DoctorStep => ({ step, outcome: 'passed', facts })

const after = (done: DoctorStep[]): DoctorStep[] =>
  DOCTOR_STEPS.slice(done.length).map((step) => ({ step, outcome: 'not-reached', facts: {} }))

const failAt = async (apiUrl: string | null, step: Step, failure: Failure): Promise<Doctor> => {
  const before = DOCTOR_STEPS.slice(0, DOCTOR_STEPS.indexOf(step)).map((name) => passed(name))
  const done = [...before, { step, outcome: 'failed' as const, facts: {} }]
  const { code, params = {}, sentence } = await tellFailure(failure)
  return { apiUrl, steps: [...done, ...after(done)], code, params, sentence }
}

const checkAddress = (apiUrl: string): Reply<string> => {
  if (!URL.canParse(apiUrl)) return { ok: false, code: 'pairing-line-malformed' }
  return isSecureApiUrl(apiUrl) ? { ok: true, value: apiUrl } : { ok: false, code: 'api-address-insecure' }
}

/** Goes from the address to the token and stops at the first thing that does not hold. A skewed clock stops nothing. */
export const examineConnection = async ({ api, now }: DoctorDeps, apiUrl: string | null): Promise<Doctor> => {
  const consent = await requireConsent()
  if (!consent.ok) return failAt(apiUrl, 'address', consent)
  if (apiUrl === null) return failAt(null, 'address', { ok: false, code: 'not-paired' })
  const address = checkAddress(apiUrl)
  if (!address.ok) return failAt(apiUrl, 'address', address)
  const meta = await api.meta(apiUrl)
  if (!meta.ok) return failAt(apiUrl, STEP_OF[meta.code] ?? 'product', meta)
  const skew = skewOf(meta.value, now())
  const isSkewed = Math.abs(skew) > MAX_SKEW
  const steps: DoctorStep[] = [
    passed('address', { host: new URL(apiUrl).host }),
    passed('answer'),
    passed('product', { version: meta.value.version }),
    passed('version'),
    { step: 'clock', outcome: isSkewed ? 'failed' : 'passed', facts: { minutes: String(Math.round(skew / 60_000)) } },
  ]
  const devices = await api.devices()
  const { code, params = {}, sentence } = devices.ok ? { code: null, sentence: null } : await tellFailure(devices)
  steps.push({ step: 'device', outcome: devices.ok ? 'passed' : 'failed', facts: {} })
  return { apiUrl, steps, code, params, sentence }
}

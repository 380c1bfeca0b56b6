import type { ErrorCode } from '@bienrecu/shared'
import { signInRefusal } from '@bienrecu/knowledge/sign-in-services'
import { AppError } from '../app-error.ts'
import type { Service } from './services.ts'

/** What the provider was asked. `authorize`: the browser brings the answer. */
export type SignInQuestion = 'authorize' | 'code' | 'device' | 'refresh'

/** The error fields of an answer (RFC 6749 §4.1.2.1, §5.2), with Microsoft's `suberror`. */
export interface Refusal {
  readonly error: string
  readonly description: string
  readonly suberror: string
}

type SignInCode = Extract<ErrorCode, `sign-in-${string}`>

const CODE_OF_ERROR: Readonly<Record<string, SignInCode>> = {
  consent_required: 'sign-in-consent-needed',
  admin_policy_enforced: 'sign-in-consent-needed',
  invalid_client: 'sign-in-client-refused',
  unauthorized_client: 'sign-in-client-refused',
  invalid_scope: 'sign-in-client-refused',
  unsupported_grant_type: 'sign-in-client-refused',
  redirect_uri_mismatch: 'sign-in-client-refused',
  server_error: 'sign-in-unavailable',
  temporarily_unavailable: 'sign-in-unavailable',
  access_denied: 'sign-in-refused',
  authorization_declined: 'sign-in-refused',
}

/** A grant that is no longer good: at a refresh it ended; before, it never began. */
const codeOf = (
  { provider }: Service,
  { error, description, suberror }: Refusal,
  question: SignInQuestion,
): SignInCode => {
  const isRefresh = question === 'refresh'
  const meaning = signInRefusal(provider, description)
  const isAboutGrant = meaning === 'expired' || meaning === 'revoked'
  if (meaning !== null && (isRefresh || !isAboutGrant)) return `sign-in-${meaning}`
  if (suberror === 'consent_required') return 'sign-in-consent-needed'
  if (error === 'interaction_required' || error === 'login_required')
    return isRefresh ? 'sign-in-expired' : 'sign-in-consent-needed'
  if (error === 'invalid_grant') return isRefresh ? 'sign-in-revoked' : 'sign-in-refused'
  return CODE_OF_ERROR[error] ?? 'sign-in-refused'
}

/** The provider's own name of the fault, for whoever looks it up: never its sentences, which may repeat what was sent. */
const reasonOf = ({ error, description }: Refusal): string => {
  const name = /^[a-z_]{1,60}$/.test(error) ? error : ''
  const number = /AADSTS\d{1,9}/.exec(description.slice(0, 1_000))?.[0] ?? ''
  return `${name} ${number}`.trim()
}

/** Our failure behind a provider's refusal: one of the `sign-in-…` codes. */
export const explainRefusal = (service: Service, refusal: Refusal, question: SignInQuestion): AppError => {
  const code = codeOf(service, refusal, question)
  const reason = reasonOf(refusal)
  const url = code === 'sign-in-consent-needed' ? service.administratorUrl : null
  return new AppError(code, {
    params: { provider: service.name, ...(reason !== '' && { reason }), ...(url !== null && { url }) },
  })
}

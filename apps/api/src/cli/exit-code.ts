import { type ErrorCode, STARTUP_ERROR_CODES } from '@bienrecu/shared'

/** What a command tells the shell; documented in docs/cli.md. */
export const EXIT = { ok: 0, failed: 1, usage: 2, startUp: 3, undetermined: 3, notFound: 4 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const START_UP: ReadonlySet<ErrorCode> = new Set(STARTUP_ERROR_CODES)
const NOT_FOUND: ReadonlySet<ErrorCode> = new Set([
  'not-found',
  'device-not-found',
  'relay-not-found',
  'imap-not-configured',
  'probe-not-found',
  'probe-batch-not-found',
  'own-message-not-found',
  'confirmed-address-not-found',
  'report-not-found',
  'tester-result-not-found',
  'plan-not-found',
  'handover-not-found',
  'watch-not-found',
  'domain-not-found',
])
const USAGE: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'invalid-request',
  'password-file-unreadable',
  'input-file-unreadable',
  'message-empty',
  'message-too-large',
  'message-not-mail',
  'state-file-unusable',
  'report-without-domain',
  'domain-empty',
  'domain-is-address',
  'domain-is-url',
  'domain-is-ip',
  'domain-invalid',
  'domain-single-label',
  'domain-label-too-long',
  'domain-too-long',
  'domain-is-public-suffix',
])
/** An audit that found out nothing: not a fault of the domain, nor of the question. */
const UNDETERMINED: ReadonlySet<ErrorCode> = new Set([
  'dns-unreachable',
  'dns-silent',
  'dns-untrustworthy',
  'audit-timeout',
  'name-servers-unknown',
])

/** The exit code of a failure. */
export const exitCodeOf = (code: ErrorCode): ExitCode => {
  if (USAGE.has(code)) return EXIT.usage
  if (START_UP.has(code)) return EXIT.startUp
  if (UNDETERMINED.has(code)) return EXIT.undetermined
  return NOT_FOUND.has(code) ? EXIT.notFound : EXIT.failed
}

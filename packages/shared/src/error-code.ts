import { z } from 'zod'

/** Faults of one field of a request. They travel in `Problem.errors`, each with the place it speaks of. */
export const FIELD_ERROR_CODES = [
  'field-required',
  'field-wrong-type',
  'field-unknown',
  'field-too-short',
  'field-too-long',
  'field-out-of-range',
  'field-not-allowed',
  'field-line-break',
  'field-control-character',
  'host-invalid',
  'host-not-ascii',
  'port-out-of-range',
  'port-not-allowed',
  'imap-port-not-allowed',
  'address-invalid',
  'address-comment',
  'address-quoted',
  'address-literal',
  'address-not-ascii',
  'certificate-invalid',
  'domain-empty',
  'domain-is-address',
  'domain-is-url',
  'domain-is-ip',
  'domain-invalid',
  'domain-single-label',
  'domain-label-too-long',
  'domain-too-long',
  'domain-is-public-suffix',
  'header-name-invalid',
  'header-repeated',
  'header-adds-recipient',
  'header-forges-origin',
  'header-breaks-message',
  'certificate-pin-invalid',
  'target-relay-repeated',
  'target-address-repeated',
  'ip-invalid',
  'selector-invalid',
  'provider-unknown',
  'dns-host-unknown',
  'record-outside-domain',
  'webhook-url-invalid',
] as const

/** What sending through a relay can run into; also the outcome of a relay test. */
export const SMTP_ERROR_CODES = [
  'host-not-found',
  'host-lookup-failed',
  'host-private',
  'smtp-unreachable',
  'smtp-refused',
  'smtp-timeout',
  'smtp-closed',
  'smtp-not-smtp',
  'smtp-port-expects-tls',
  'smtp-port-expects-plain',
  'smtp-starttls-missing',
  'smtp-busy',
  'tls-certificate-self-signed',
  'tls-certificate-expired',
  'tls-certificate-not-yet-valid',
  'tls-certificate-wrong-name',
  'tls-certificate-untrusted',
  'tls-certificate-pin-mismatch',
  'tls-version-too-old',
  'tls-failed',
  'smtp-auth-not-offered',
  'smtp-auth-failed',
  'smtp-auth-disabled',
  'smtp-auth-temporary',
  'smtp-auth-required',
  'smtp-auth-method-not-offered',
  'smtp-username-form',
  'smtp-wrong-port',
  'smtp-wrong-host',
  'smtp-sender-refused',
  'smtp-recipient-refused',
  'smtp-greylisted',
  'smtp-message-refused',
  'smtp-temporary',
  'relay-password-missing',
  'relay-password-unreadable',
] as const

/** What signing in at a provider (OAuth2) can run into, and sending with its tokens. */
export const SIGN_IN_ERROR_CODES = [
  'sign-in-missing',
  'sign-in-expired',
  'sign-in-revoked',
  'sign-in-consent-needed',
  'sign-in-refused',
  'sign-in-not-configured',
  'sign-in-client-refused',
  'sign-in-unavailable',
  'sign-in-host-unknown',
  'sign-in-account-differs',
  'sign-in-token-refused',
] as const

/** What filing a copy by IMAP can run into, besides the look-up and the certificate of its server. */
export const IMAP_ERROR_CODES = [
  'imap-not-configured',
  'imap-unreachable',
  'imap-timeout',
  'imap-closed',
  'imap-not-imap',
  'imap-port-expects-tls',
  'imap-port-expects-plain',
  'imap-starttls-missing',
  'imap-auth-failed',
  'imap-auth-not-offered',
  'imap-password-missing',
  'imap-password-withheld',
  'imap-password-unreadable',
  'imap-folder-missing',
  'imap-sent-unknown',
  'imap-full',
  'imap-refused',
  'imap-not-filed',
  'imap-temporary',
] as const

/** How a probe can end without a report. */
export const PROBE_ERROR_CODES = ['cancelled', 'outcome-unknown', 'result-not-received', 'interrupted'] as const

/** Everything else the API answers. */
export const API_ERROR_CODES = [
  'invalid-request',
  'malformed-json',
  'unsupported-media-type',
  'payload-too-large',
  'not-found',
  'method-not-allowed',
  'unauthorized',
  'token-revoked',
  'token-expired',
  'origin-not-allowed',
  'host-header-not-allowed',
  'rate-limited',
  'pairing-code-malformed',
  'pairing-code-invalid',
  'pairing-code-expired',
  'pairing-code-used',
  'pairing-locked',
  'device-not-found',
  'relay-not-found',
  'relay-name-taken',
  'relay-roles-conflict',
  'relay-test-failed',
  'probe-not-found',
  'probe-not-cancellable',
  'probe-in-progress',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'recipient-not-allowed',
  'tester-quota-used',
  'send-quota-used',
  'sending-disabled',
  'probe-batch-not-found',
  'own-message-not-found',
  'own-message-unusable',
  'own-message-limit',
  'plan-limit',
  'watch-limit',
  'confirmed-address-not-found',
  'confirmation-code-wrong',
  'confirmation-code-expired',
  'confirmation-locked',
  'confirmation-limit',
  'report-not-found',
  'report-address-mismatch',
  'report-without-domain',
  'domain-not-found',
  'dns-unreachable',
  'dns-silent',
  'dns-untrustworthy',
  'audit-timeout',
  'name-servers-unknown',
  'plan-not-found',
  'plan-step-not-found',
  'plan-record-not-found',
  'plan-without-records',
  'handover-not-found',
  'handover-expired',
  'notice-not-found',
  'watch-not-found',
  'webhook-refused',
  'webhook-unreachable',
  'webhook-untrusted',
  'webhook-secret-unreadable',
  'storage-full',
  'storage-unavailable',
  'internal',
] as const

/** Faults that stop the program before it listens, or a command before it works. */
export const STARTUP_ERROR_CODES = [
  'config-invalid',
  'data-folder-not-writable',
  'data-folder-in-use',
  'database-not-writable',
  'database-too-new',
  'database-damaged',
  'key-file-missing',
  'key-file-out-of-reach',
  'key-file-wrong-length',
  'key-file-too-open',
  'key-file-in-data-folder',
  'key-does-not-fit',
  'port-in-use',
  'port-not-permitted',
  'address-not-here',
  'usage',
  'password-file-unreadable',
  'input-file-unreadable',
  'state-file-unusable',
] as const

/** Faults the extension finds by itself, before or instead of an answer of the API. */
export const EXTENSION_ERROR_CODES = [
  'consent-missing',
  'not-paired',
  'pairing-line-malformed',
  'api-address-insecure',
  'api-unreachable',
  'api-wrong-product',
  'api-too-old',
  'api-answer-not-understood',
  'permission-missing',
  'tester-page-not-understood',
  'tester-address-missing',
  'tester-report-not-understood',
  'tester-busy',
  'extension-reloaded',
  'extension-fault',
] as const

export const ERROR_CODES = [
  ...FIELD_ERROR_CODES,
  ...SMTP_ERROR_CODES,
  ...SIGN_IN_ERROR_CODES,
  ...IMAP_ERROR_CODES,
  ...PROBE_ERROR_CODES,
  ...API_ERROR_CODES,
  ...STARTUP_ERROR_CODES,
  ...EXTENSION_ERROR_CODES,
] as const

/** The closed list: one code, one status (apps/api/src/http/on-error.ts), one sentence per language (error-text/). */
export type ErrorCode = (typeof ERROR_CODES)[number]
export const ErrorCode = z.enum(ERROR_CODES).meta({ id: 'ErrorCode' })

export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number]
export const FieldErrorCode = z.enum(FIELD_ERROR_CODES).meta({ id: 'FieldErrorCode' })
export type SmtpErrorCode = (typeof SMTP_ERROR_CODES)[number]
export type SignInErrorCode = (typeof SIGN_IN_ERROR_CODES)[number]
export type ImapErrorCode = (typeof IMAP_ERROR_CODES)[number]
export type ExtensionErrorCode = (typeof EXTENSION_ERROR_CODES)[number]

/** Codes the API can answer over HTTP: what the status table must cover. */
export type HttpErrorCode = Exclude<
  ErrorCode,
  (typeof STARTUP_ERROR_CODES)[number] | ExtensionErrorCode | FieldErrorCode
>

/** Values for the `{placeholders}` of a sentence. */
export const ErrorParams = z.record(z.string(), z.union([z.string(), z.number()]))
export type ErrorParams = z.infer<typeof ErrorParams>

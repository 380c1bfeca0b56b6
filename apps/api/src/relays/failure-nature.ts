import type { ErrorCode, FailureCause } from '@bienrecu/shared'

/** Whether trying again may help, and who can repair it. */
export type Nature = readonly [kind: FailureCause['class'], actor: FailureCause['actor']]

/*
 * What each of our codes says by itself. A closed port, silence and a lost connection look the same whether a server is
 * down for a moment or was never there: nobody can tell.
 */
const BY_CODE: Partial<Record<ErrorCode, Nature>> = {
  'host-not-found': ['permanent', 'user'],
  'host-lookup-failed': ['temporary', 'nobody'],
  'host-private': ['permanent', 'operator'],
  'port-not-allowed': ['permanent', 'operator'],
  'smtp-unreachable': ['unknown', 'user'],
  'smtp-refused': ['unknown', 'user'],
  'smtp-timeout': ['unknown', 'provider'],
  'smtp-closed': ['unknown', 'provider'],
  'smtp-not-smtp': ['permanent', 'user'],
  'smtp-port-expects-tls': ['permanent', 'user'],
  'smtp-port-expects-plain': ['permanent', 'user'],
  'smtp-starttls-missing': ['permanent', 'user'],
  'smtp-wrong-port': ['permanent', 'user'],
  'smtp-wrong-host': ['permanent', 'user'],
  'smtp-username-form': ['permanent', 'user'],
  'smtp-busy': ['temporary', 'nobody'],
  'tls-certificate-self-signed': ['permanent', 'provider'],
  'tls-certificate-expired': ['permanent', 'provider'],
  'tls-certificate-not-yet-valid': ['permanent', 'operator'],
  'tls-certificate-wrong-name': ['permanent', 'user'],
  'tls-certificate-untrusted': ['permanent', 'provider'],
  'tls-certificate-pin-mismatch': ['permanent', 'provider'],
  'tls-version-too-old': ['permanent', 'provider'],
  'tls-failed': ['unknown', 'provider'],
  'smtp-auth-not-offered': ['permanent', 'user'],
  'smtp-auth-method-not-offered': ['permanent', 'user'],
  'smtp-auth-failed': ['permanent', 'user'],
  'smtp-auth-disabled': ['permanent', 'administrator'],
  'smtp-auth-temporary': ['temporary', 'nobody'],
  'smtp-auth-required': ['permanent', 'user'],
  'smtp-sender-refused': ['permanent', 'user'],
  'smtp-recipient-refused': ['permanent', 'user'],
  'smtp-greylisted': ['temporary', 'nobody'],
  'smtp-message-refused': ['permanent', 'user'],
  'smtp-temporary': ['temporary', 'nobody'],
  'relay-password-missing': ['permanent', 'user'],
  'relay-password-unreadable': ['permanent', 'user'],
}

/** The nature of a failure of which only the code is known. */
export const natureOf = (code: ErrorCode): Nature => BY_CODE[code] ?? ['unknown', 'user']

/** Who can repair what a family of known replies is about. */
const BY_CATEGORY: Readonly<Record<string, FailureCause['actor']>> = {
  account_blocked: 'provider',
  auth_app_password_needed: 'user',
  auth_blocked: 'user',
  auth_disabled: 'administrator',
  auth_fail_both: 'administrator',
  auth_level: 'administrator',
  auth_missing: 'user',
  auth_oauth_needed: 'user',
  auth_password: 'user',
  auth_rate: 'nobody',
  blocklist: 'provider',
  content: 'user',
  dkim_fail: 'administrator',
  dmarc_alignment: 'administrator',
  dmarc_fail: 'administrator',
  dmarc_missing: 'administrator',
  format: 'operator',
  mailbox_full: 'nobody',
  policy: 'administrator',
  ptr: 'provider',
  quota: 'nobody',
  rate_limit: 'nobody',
  recipient_unknown: 'user',
  relay_denied: 'administrator',
  reputation: 'provider',
  sender_not_allowed: 'user',
  size: 'user',
  spf_config: 'administrator',
  spf_fail: 'administrator',
  temp: 'nobody',
  tls: 'user',
}

/** Who can repair what a known reply is about; null for a category that is new here. */
export const actorFor = (category: string): FailureCause['actor'] | null => BY_CATEGORY[category] ?? null

import type { MailPreset, RelayDetection } from '@bienrecu/shared'

/** A provider of mailboxes on one’s own domain, that wants nothing special. */
export const HOST_PRESET: MailPreset = {
  id: 'example-host',
  name: 'Example Host',
  aliases: ['Exemple Hébergeur'],
  kind: 'domain_mailbox_host',
  smtp: [
    { host: 'smtp.example.net', port: 587, security: 'starttls', isPreferred: false },
    { host: 'ssl.example.net', port: 465, security: 'tls', isPreferred: true },
  ],
  imap: { host: 'imap.example.net', port: 993, security: 'tls' },
  missing: [],
  username: { kind: 'full-address', literal: null },
  authMethods: ['password'],
  recommendedAuth: 'password',
  oauth: null,
  prerequisites: [
    {
      text: { en: 'Use the password of the mailbox.', fr: 'Utilisez le mot de passe de la boîte.' },
      url: 'https://help.example.net/password',
    },
  ],
  notes: [],
  caution: null,
  fromRule: { rule: 'must_match', text: { en: 'From must be the account.', fr: 'L’expéditeur doit être le compte.' } },
  sentCopy: 'check_first',
  isConfirmed: true,
  help: [],
}

/** A provider that takes nothing but its own sign-in. */
export const SIGN_IN_PRESET: MailPreset = {
  ...HOST_PRESET,
  id: 'microsoft-365',
  name: 'Microsoft 365',
  aliases: ['Office 365'],
  smtp: [{ host: 'smtp.example.com', port: 587, security: 'starttls', isPreferred: true }],
  authMethods: ['oauth2', 'password'],
  recommendedAuth: 'oauth2',
  oauth: 'microsoft',
  sentCopy: 'never',
}

export const DETECTION: RelayDetection = {
  address: 'isabelle@example.org',
  provider: { id: HOST_PRESET.id, name: HOST_PRESET.name, isCertain: true },
  alternatives: [],
  smtp: { host: 'ssl.example.net', port: 465, security: 'tls' },
  imap: { host: 'imap.example.net', port: 993, security: 'tls' },
  username: 'isabelle@example.org',
  missing: [],
  gateway: null,
  sources: [
    { about: 'provider', value: HOST_PRESET.id, source: 'mx', evidence: '10 mx1.example.net.', isCertain: true },
    {
      about: 'smtp',
      value: 'ssl.example.net:465 tls',
      source: 'provider-table',
      evidence: 'Example Host',
      isCertain: true,
    },
  ],
  undetermined: [],
}

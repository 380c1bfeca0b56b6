import {
  type FailureCause,
  type ImapCheck,
  MailPresetList,
  Relay,
  RelayDetection,
  type RelayTestStep,
} from '@bienrecu/shared'

const NOW = '2026-11-22T10:00:00.000Z'
const idOf = (number: number): string => `6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a${String(number).padStart(4, '0')}`

/** A relay as an API of the contract tells it; `number` makes its id. */
export const relay = (number: number, changes: Partial<Relay> = {}): Relay =>
  Relay.parse({
    id: idOf(number),
    name: 'OVHcloud',
    host: 'ssl0.ovh.net',
    port: 465,
    security: 'tls',
    authentication: true,
    username: 'isabelle@example.org',
    fromAddress: 'isabelle@example.org',
    fromName: 'Gîte des Tilleuls',
    replyToAddress: null,
    replyToName: null,
    caCertificate: null,
    certificatePin: null,
    providerId: 'ovh-mxplan',
    authMethod: 'auto',
    ehloName: null,
    headers: [],
    isDefault: number === 1,
    isFallback: false,
    canSend: true,
    senderRule: null,
    signInProvider: null,
    oauth: null,
    imap: null,
    hasPassword: true,
    passwordSetAt: NOW,
    lastTest: null,
    createdAt: NOW,
    updatedAt: NOW,
    ...changes,
  })

export const FALLBACK = relay(2, {
  name: 'Brevo',
  host: 'smtp-relay.brevo.com',
  port: 587,
  security: 'starttls',
  providerId: 'brevo',
  isFallback: true,
})

const step = (
  name: RelayTestStep['step'],
  milliseconds: number,
  facts: Record<string, string> = {},
): RelayTestStep => ({
  step: name,
  outcome: 'passed',
  milliseconds,
  facts,
})

const REACHED = [
  step('resolve', 12.4, { addresses: '192.0.2.10, 2001:db8::10' }),
  step('connect', 18.2, { address: '192.0.2.10' }),
  step('tls', 41.9, {
    tlsProtocol: 'TLSv1.3',
    certificateNames: 'ssl0.ovh.net',
    certificateIssuer: 'Example Trust CA',
    certificateValidTo: '2027-03-01T00:00:00.000Z',
  }),
  step('greeting', 20.3),
  step('ehlo', 19.7, { authMethods: 'PLAIN LOGIN' }),
  { step: 'starttls', outcome: 'not-needed', milliseconds: null, facts: {} } as const,
]

export const CAUSE: FailureCause = {
  id: 'password-refused',
  class: 'permanent',
  code: 'smtp-auth-failed',
  params: {},
  isCertain: true,
  actor: 'user',
  text: {
    en: 'The server refuses this user name and password.',
    fr: 'Le serveur refuse cet identifiant et ce mot de passe.',
  },
  fix: {
    en: 'OVHcloud wants the password of the mailbox, not the one of your OVHcloud account.',
    fr: 'OVHcloud demande le mot de passe de la boîte, et non celui de votre compte OVHcloud.',
  },
  url: 'https://help.example.net/password',
}

export const FAILED = relay(1, {
  canSend: false,
  lastTest: {
    at: NOW,
    ok: false,
    code: 'smtp-auth-failed',
    params: {},
    cause: CAUSE,
    reply: '535 5.7.1 Authentication failed',
    steps: [
      ...REACHED,
      { step: 'auth', outcome: 'failed', milliseconds: 230.1, facts: { authMethod: 'PLAIN' } },
      { step: 'mail-from', outcome: 'not-reached', milliseconds: null, facts: {} },
      { step: 'rcpt', outcome: 'not-reached', milliseconds: null, facts: {} },
    ],
  },
})

export const PASSED = relay(1, {
  lastTest: {
    at: NOW,
    ok: true,
    code: null,
    params: {},
    cause: null,
    reply: null,
    steps: [...REACHED, step('auth', 88.4, { authMethod: 'PLAIN' }), step('mail-from', 21.1), step('rcpt', 20.8)],
  },
})

/** A relay that signs in with Microsoft, in one of the states that this can have. */
export const signedIn = (state: NonNullable<Relay['oauth']>['state'], params: Record<string, string> = {}): Relay =>
  relay(3, {
    name: 'Microsoft 365',
    host: 'smtp.office365.com',
    port: 587,
    security: 'starttls',
    providerId: 'microsoft-365',
    authMethod: 'oauth2',
    signInProvider: 'microsoft',
    hasPassword: false,
    oauth: { provider: 'microsoft', state, account: 'isabelle@example.org', connectedAt: NOW, code: null, params },
  })

export const FOLDERS: ImapCheck = {
  at: NOW,
  ok: true,
  code: null,
  params: {},
  cause: null,
  reply: null,
  folders: ['INBOX', 'INBOX/Brouillons', 'INBOX/Envoyés', 'INBOX/Indésirables'].map((path) => ({
    path,
    name: path.split('/').at(-1) ?? path,
    isSent: path.endsWith('Envoyés'),
    isMarked: path.endsWith('Envoyés'),
  })),
  suggestedFolder: 'INBOX/Envoyés',
}

export const UNREACHABLE: ImapCheck = { ...FOLDERS, ok: false, cause: CAUSE, folders: [], suggestedFolder: null }

export const withMailbox = (lastCheck: ImapCheck | null): Relay =>
  relay(1, {
    imap: {
      host: 'ssl0.ovh.net',
      port: 993,
      security: 'tls',
      username: null,
      folder: null,
      copy: 'auto',
      hasPassword: false,
      lastCheck,
    },
  })

const PLAIN = {
  aliases: [],
  kind: 'domain_mailbox_host',
  imap: null,
  missing: [],
  username: { kind: 'full-address', literal: null },
  authMethods: ['password'],
  recommendedAuth: 'password',
  oauth: null,
  prerequisites: [],
  notes: [],
  caution: null,
  fromRule: { rule: 'must_match', text: null },
  sentCopy: 'check_first',
  isConfirmed: true,
  help: [],
}

/** A few providers, as the API tells them: one plain, one with dates, one with a doubt, one with a host to complete. */
export const PRESETS = MailPresetList.parse({
  items: [
    {
      ...PLAIN,
      id: 'ovh-mxplan',
      name: 'OVHcloud MX Plan',
      aliases: ['OVH'],
      smtp: [{ host: 'ssl0.ovh.net', port: 465, security: 'tls', isPreferred: true }],
      imap: { host: 'ssl0.ovh.net', port: 993, security: 'tls' },
      prerequisites: [
        {
          text: {
            en: 'Use the password of the mailbox, not the one of the OVHcloud account.',
            fr: 'Utiliser le mot de passe de la boîte, et non celui du compte OVHcloud.',
          },
          url: 'https://help.example.net/ovh',
        },
      ],
      fromRule: {
        rule: 'must_match',
        text: {
          en: 'The sender must be the mailbox that signs in.',
          fr: 'L’expéditeur doit être la boîte qui s’identifie.',
        },
      },
    },
    {
      ...PLAIN,
      id: 'microsoft-365',
      name: 'Microsoft 365 / Exchange Online',
      aliases: ['Office 365'],
      smtp: [{ host: 'smtp.office365.com', port: 587, security: 'starttls', isPreferred: true }],
      authMethods: ['oauth2', 'password'],
      recommendedAuth: 'oauth2',
      oauth: 'microsoft',
      sentCopy: 'never',
      prerequisites: [
        {
          text: {
            en: 'In the admin center, under the user’s mail apps, tick “Authenticated SMTP”.',
            fr: 'Dans le centre d’administration, parmi les applications de messagerie de l’utilisateur, cocher « SMTP authentifié ».',
          },
          url: 'https://admin.example.com/users',
        },
        {
          text: {
            en: 'Wait up to an hour after a change.',
            fr: 'Attendre jusqu’à une heure après un changement.',
          },
          url: null,
        },
      ],
      caution: {
        asOf: '2026-01-29',
        text: {
          en: 'Microsoft is withdrawing passwords for sending.',
          fr: 'Microsoft retire peu à peu les mots de passe pour l’envoi.',
        },
        timeline: [
          {
            when: { en: 'end of December 2026', fr: 'fin décembre 2026' },
            text: {
              en: 'Off by default; an administrator can turn them back on.',
              fr: 'Désactivés par défaut ; un administrateur peut les réactiver.',
            },
          },
          {
            when: { en: 'second half of 2027', fr: 'second semestre 2027' },
            text: {
              en: 'Microsoft will announce the final date.',
              fr: 'Microsoft annoncera la date définitive.',
            },
          },
        ],
      },
    },
    {
      ...PLAIN,
      id: 'orange',
      name: 'Orange / Wanadoo',
      kind: 'mailbox',
      isConfirmed: false,
      smtp: [{ host: 'smtp.orange.fr', port: 465, security: 'tls', isPreferred: true }],
      caution: {
        asOf: '2025-12-10',
        text: {
          en: 'Sources contradict each other on whether outside programs may still send. Try, and let the test tell.',
          fr: 'Les sources se contredisent : les logiciels extérieurs peuvent-ils encore envoyer ? Essayez, le test le dira.',
        },
        timeline: [],
      },
    },
    {
      ...PLAIN,
      id: 'ovh-exchange',
      name: 'OVHcloud Exchange',
      aliases: ['OVH'],
      smtp: [{ host: 'ex{n}.mail.ovh.net', port: 587, security: 'starttls', isPreferred: true }],
      missing: ['n'],
    },
    {
      ...PLAIN,
      id: 'brevo',
      name: 'Brevo (ex-Sendinblue)',
      kind: 'transactional',
      smtp: [{ host: 'smtp-relay.brevo.com', port: 587, security: 'starttls', isPreferred: true }],
      username: { kind: 'from-provider', literal: null },
      authMethods: ['smtp_credentials'],
      recommendedAuth: 'smtp_credentials',
      sentCopy: 'not_applicable',
    },
  ],
})

export const FOUND = RelayDetection.parse({
  address: 'isabelle@example.org',
  provider: { id: 'ovh-mxplan', name: 'OVHcloud MX Plan', isCertain: true },
  alternatives: [{ id: 'ovh-exchange', name: 'OVHcloud Exchange' }],
  smtp: { host: 'ssl0.ovh.net', port: 465, security: 'tls' },
  imap: { host: 'ssl0.ovh.net', port: 993, security: 'tls' },
  username: 'isabelle@example.org',
  missing: [],
  gateway: null,
  sources: [
    { about: 'provider', value: 'ovh-mxplan', source: 'mx', evidence: '1 mx1.mail.ovh.net.', isCertain: true },
    {
      about: 'smtp',
      value: 'ssl0.ovh.net:465 tls',
      source: 'autoconfig',
      evidence: 'https://autoconfig.example.org/mail/config-v1.1.xml',
      isCertain: true,
    },
    { about: 'imap', value: 'ssl0.ovh.net:993 tls', source: 'provider-table', evidence: 'ovh-mxplan', isCertain: true },
    {
      about: 'username',
      value: 'isabelle@example.org',
      source: 'provider-table',
      evidence: 'ovh-mxplan',
      isCertain: false,
    },
  ],
  undetermined: [{ source: 'srv', reason: 'timeout' }],
})

export const HIDDEN = RelayDetection.parse({
  ...FOUND,
  provider: null,
  alternatives: [],
  smtp: null,
  imap: null,
  username: null,
  gateway: { id: 'mailinblack', name: 'Mailinblack' },
  sources: [
    { about: 'gateway', value: 'mailinblack', source: 'mx', evidence: '10 mx1.gate.example.net.', isCertain: true },
  ],
  undetermined: [],
})

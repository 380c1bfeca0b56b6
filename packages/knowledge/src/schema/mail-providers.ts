import { z } from 'zod'
import { Confidence, FILE_FIELDS, Sources, Text } from './provenance.ts'

const Unsure = { confidence: Confidence.exactOptional() }
const OptionalText = { en: z.string().min(1).exactOptional(), fr: z.string().min(1).exactOptional() }
const Endpoint = z.strictObject({
  host: z.string(),
  port: z.number().int(),
  security: z.enum(['tls', 'starttls']),
  /** For addresses in the provider’s own domains alone. */
  addresses: z.literal('provider').exactOptional(),
  note: z.string().exactOptional(),
})

const Auth = z.strictObject({
  methods: z.array(
    z.enum(['password', 'app_password', 'oauth2', 'api_key', 'smtp_token', 'smtp_credentials', 'ip_allowlist']),
  ),
  recommended: z.string().nullable(),
  usernameForm: z.string().nullable(),
  oauth2: z
    .strictObject({
      mechanism: z.literal('XOAUTH2'),
      authUrl: z.string(),
      tokenUrl: z.string(),
      scopes: z.array(z.string()),
      imapScopes: z.array(z.string()).exactOptional(),
      tenant: z.string().exactOptional(),
      tenantValues: z.record(z.string(), z.string()).exactOptional(),
      note: Text.exactOptional(),
    })
    .exactOptional(),
  passwordFormat: z.string().exactOptional(),
  passwordForm: z.string().exactOptional(),
  passwordRejected: z.boolean().exactOptional(),
  passwordNote: Text.exactOptional(),
  note: Text.exactOptional(),
})

const Sent = z.strictObject({
  autoSaved: z.boolean().nullable(),
  folders: z.array(z.string()),
  specialUse: z.string().exactOptional(),
  appendAdvice: z.enum(['never', 'allowed', 'check_first', 'not_applicable']),
  note: Text.exactOptional(),
  ...Unsure,
})

const Policy = z.strictObject({
  status: z.string(),
  asOf: z.string().nullable(),
  ...OptionalText,
  timeline: z.array(z.strictObject({ when: Text, ...Text.shape })).exactOptional(),
  ...Unsure,
})

const Limit = z.strictObject({
  scope: z.string(),
  value: z.number().nullable().exactOptional(),
  unit: z.string(),
  note: z.string().exactOptional(),
  formula: z.string().exactOptional(),
  ...Unsure,
})

const Spf = z.strictObject({
  userConfigurable: z.union([z.boolean(), z.literal('custom_domain_only')]),
  mechanism: z.string().nullable().exactOptional(),
  record: z.string().exactOptional(),
  /** DNS look-ups against the limit of 10. */
  lookupCost: z.number().int().exactOptional(),
  lookupCostConfidence: Confidence.exactOptional(),
  variants: z.array(z.strictObject({ offer: z.string(), record: z.string() })).exactOptional(),
  needed: z.boolean().exactOptional(),
  where: z.string().exactOptional(),
  note: Text.exactOptional(),
  ...Unsure,
})

const PublishedRecord = z.strictObject({
  type: z.string(),
  host: z.string(),
  value: z.string(),
  purpose: z.string(),
  note: z.string().exactOptional(),
  selectorDefault: z.string().exactOptional(),
  legacy: z.boolean().exactOptional(),
  alternative: z.boolean().exactOptional(),
  optional: z.boolean().exactOptional(),
  ...Unsure,
})

const Dkim = z.strictObject({
  userConfigurable: z.union([z.boolean(), z.literal('custom_domain_only')]),
  automatic: z.union([z.boolean(), z.string()]).nullable(),
  records: z.array(PublishedRecord).exactOptional(),
  selectors: z.array(z.string()).exactOptional(),
  selectorsConfidence: Confidence.exactOptional(),
  selectorPattern: z.string().exactOptional(),
  selectorPatternConfidence: Confidence.exactOptional(),
  providerSelectors: z.array(z.string()).exactOptional(),
  providerSelectorsConfidence: Confidence.exactOptional(),
  steps: Text.exactOptional(),
  url: z.string().exactOptional(),
  note: z.string().exactOptional(),
})

const Dmarc = z.strictObject({
  providerPolicy: z.string().exactOptional(),
  suggested: z.string().exactOptional(),
  required: z.boolean().exactOptional(),
  note: Text.exactOptional(),
  ...Unsure,
})

const ReturnPath = z.strictObject({
  domain: z.string(),
  spfAligned: z.union([z.boolean(), z.string()]).nullable(),
  note: Text.exactOptional(),
  custom: PublishedRecord.exactOptional(),
  ...Unsure,
})

const Names = z.array(z.string()).exactOptional()
/** `mx`, `dkimTargets`, `dkimSelectorPatterns`, `cnameTargets`, `txt`, `outgoingHosts` and `mxOfSend` are regular expressions. */
const Detect = z.strictObject({
  emailDomains: Names,
  mx: Names,
  mxConfidence: Confidence.exactOptional(),
  spfIncludes: Names,
  spfMechanisms: Names,
  autodiscover: Names,
  autoconfig: Names,
  srv: Names,
  dkimTargets: Names,
  dkimSelectors: Names,
  dkimSelectorPatterns: Names,
  cnameTargets: Names,
  txt: Names,
  txtHosts: Names,
  ns: Names,
  outgoingHosts: Names,
  mxOfSend: Names,
  banner: Names,
  headers: Names,
  /** The provider that cannot be told apart from this one. */
  sameAs: z.string().exactOptional(),
})

const MailProvider = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['mailbox', 'domain_mailbox_host', 'transactional', 'forwarding']),
  aliases: z.array(z.string()).exactOptional(),
  emailDomains: z.array(z.string()).exactOptional(),
  smtp: z.array(
    Endpoint.extend({
      preferred: z.boolean(),
      variables: z.record(z.string(), z.string()).exactOptional(),
      ...Unsure,
    }),
  ),
  imap: z.array(Endpoint),
  imapAlternatives: z.array(z.string()).exactOptional(),
  regions: z.array(z.string()).exactOptional(),
  auth: Auth,
  sent: Sent,
  prerequisites: z.array(z.strictObject({ ...Text.shape, url: z.string().exactOptional() })),
  policy: Policy,
  fromRule: z.strictObject({ rule: z.string(), ...OptionalText, ...Unsure }),
  limits: z.array(Limit),
  smtpReplies: z.array(z.string()),
  spf: Spf,
  dkim: Dkim,
  dmarc: Dmarc.exactOptional(),
  dnsAdvice: Text.exactOptional(),
  returnPath: ReturnPath,
  detect: Detect,
  help: z.array(
    z.strictObject({ lang: z.string(), url: z.string(), topic: z.string(), urlChecked: z.boolean(), ...Unsure }),
  ),
  /** Per section: a provider can have a verified server and an unchecked limit. */
  confidence: z.strictObject({
    smtp: Confidence.exactOptional(),
    auth: Confidence.exactOptional(),
    sent: Confidence.exactOptional(),
    limits: Confidence.exactOptional(),
    fromRule: Confidence.exactOptional(),
    dns: Confidence,
    replies: Confidence.exactOptional(),
    policy: Confidence.exactOptional(),
    returnPath: Confidence.exactOptional(),
  }),
  sources: Sources,
})

export const MailProvidersFile = z.strictObject({
  ...FILE_FIELDS,
  providers: z.array(MailProvider),
  inboundGateways: z.strictObject({
    note: z.string(),
    items: z.array(
      z.strictObject({ id: z.string(), name: z.string(), mx: z.array(z.string()), confidence: Confidence }),
    ),
    sources: Sources,
  }),
})
export type MailProvidersFile = z.infer<typeof MailProvidersFile>
export type MailProvider = z.infer<typeof MailProvider>

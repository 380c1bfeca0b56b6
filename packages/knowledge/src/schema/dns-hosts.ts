import { z } from 'zod'
import { Confidence, FILE_FIELDS, PROVENANCE, Sources, Text } from './provenance.ts'

const SourcedText = z.strictObject({ ...Text.shape, ...PROVENANCE })

const ZoneEditor = z.strictObject({
  urlTemplate: z.string(),
  opens: z.enum(['domain', 'list', 'login', 'choose account and domain']),
  extraParams: z.array(z.string()),
  alternatives: z.array(z.string()),
  pathEn: z.string(),
  pathFr: z.string(),
  ...PROVENANCE,
})

/** What `Form` says in words, as closed values. `any`: with or without comes to the same. */
const Typing = z.strictObject({
  /** `full` is typed with a final dot. */
  name: z.enum(['relative', 'full', 'unknown']),
  /** For the name of the zone itself. */
  root: z.enum(['blank', '@', '{domain}.', 'unknown']),
  targetDot: z.enum(['add', 'never', 'any', 'unknown']),
  quotes: z.enum(['never', 'when-split', 'always', 'unknown']),
  longTxt: z.enum(['auto', 'manual-split', 'unknown']),
  /** What the host calls its own form for SPF, besides TXT. */
  spfAssistant: Text.nullable(),
})

/** Only the fields named in `verifiedFields` are sourced, whatever the section says. */
const Form = z.strictObject({
  typing: Typing,
  nameLabel: Text.nullable(),
  rootForms: z.array(z.string()).nullable(),
  preferredRoot: z.string().nullable(),
  nameStyle: z.string(),
  fqdnAccepted: z.string(),
  targetTrailingDot: z.string(),
  txtQuotes: z.string(),
  longTxt: z.string(),
  maxTxtLength: z.number().int().nullable(),
  spfDedicatedType: z.string(),
  /** Seconds, or the host's own word for "automatic". */
  defaultTtl: z.union([z.number(), z.string()]).nullable(),
  verifiedFields: z.array(z.string()),
})

const Api = z.strictObject({
  exists: z.union([z.boolean(), z.literal('unknown')]),
  name: z.string().nullable(),
  docsUrl: z.string().nullable(),
  auth: z.string().nullable(),
  minimalRights: z.string().nullable(),
  conditions: z.string().nullable(),
  replacesWholeZone: z.boolean().nullable(),
  sources: Sources,
})

const DnsHost = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  /** Regular expressions; every name server of the zone has to match one of them. */
  nsPatterns: z.array(z.string()),
  nsExamples: z.array(z.string()),
  ambiguousWith: z.array(z.string()).exactOptional(),
  market: z.array(z.string()),
  zoneEditor: ZoneEditor,
  form: Form,
  api: Api,
  domainConnect: z.strictObject({
    support: z.enum(['yes', 'no', 'unknown', 'depends on the host']),
    recordTarget: z.string().exactOptional(),
    apiHost: z.string().exactOptional(),
    applyHost: z.string().exactOptional(),
    note: z.string().exactOptional(),
    ...PROVENANCE,
  }),
  propagation: z.strictObject({ ...Text.shape, sources: Sources }).nullable(),
  help: z.array(z.strictObject({ lang: z.string(), url: z.url(), urlChecked: z.boolean() })),
  pitfalls: z.array(Text),
  relatedMailProviders: z.array(z.string()),
  confidence: z.strictObject({
    ns: Confidence,
    form: Confidence,
    defaultTtl: Confidence,
    api: Confidence,
    help: Confidence,
    trailingDot: Confidence.exactOptional(),
    maxTxtLength: Confidence.exactOptional(),
  }),
  sources: Sources,
})

/** A template that a mail service published, and that anybody may link to: neither signed nor blocked. */
const DomainConnectTemplate = z.strictObject({
  mailProvider: z.string(),
  providerId: z.string(),
  serviceId: z.string(),
  version: z.number().int(),
  /** `value` is the text, target or SPF rules; `%name%` alone is a variable. */
  records: z.array(
    z.strictObject({ type: z.enum(['TXT', 'CNAME', 'SPFM']), host: z.string().min(1), value: z.string().min(1) }),
  ),
  ...PROVENANCE,
})
export type DomainConnectTemplate = z.infer<typeof DomainConnectTemplate>

export const DnsHostsFile = z.strictObject({
  ...FILE_FIELDS,
  rules: z.record(z.string(), SourcedText),
  domainConnect: z.strictObject({
    what: Text,
    discovery: z.strictObject({
      txtName: z.string(),
      settingsUrl: z.string(),
      rootOnly: z.boolean(),
      usefulFields: z.array(z.string()),
    }),
    deepLinkTrick: Text,
    caveats: Text,
    templatesRepository: z.string(),
    templates: z.array(DomainConnectTemplate),
    status: z.string(),
    ...PROVENANCE,
  }),
  hosts: z.array(DnsHost),
})
export type DnsHostsFile = z.infer<typeof DnsHostsFile>
export type DnsHost = z.infer<typeof DnsHost>

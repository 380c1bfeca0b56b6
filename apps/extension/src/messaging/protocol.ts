import type {
  AuditReport,
  AuditRequest,
  ConfirmedAddress,
  ConfirmedAddressList,
  CreateOwnMessage,
  CreateProbeBatch,
  CreateRelay,
  DeviceList,
  HandoverKit,
  HandoverList,
  ImapCheck,
  InboxAdvice,
  MailPresetList,
  NoticeList,
  NoticeSettings,
  OAuthProviderList,
  OwnMessage,
  OwnMessageList,
  Plan,
  PlanList,
  PlanRecord,
  PlanRequest,
  ProbeList,
  Relay,
  RelayDetection,
  RelayList,
  RelayTest,
  SetNoticeSettings,
  ScoreFile,
  ScoreHistory,
  SetRelayImap,
  StartedOAuth,
  StoredReport,
  TesterAddress,
  TesterList,
  TesterQuota,
  TesterReport,
  TesterResult,
  UpdateRelay,
} from '@bienrecu/shared'
import {
  EmailAddress,
  Id,
  lineOfText,
  Locale,
  OAuthProvider,
  RelayRoles,
  ScoreFormat,
  TESTER_IDS,
} from '@bienrecu/shared'
import { z } from 'zod'
import type { StandIn } from '../storage/items.ts'
import type { JsonReading } from '../testers/mail-tester/json.ts'
import type {
  DnsAccess,
  Doctor,
  PairedApi,
  PanelState,
  Permissions,
  PlanTarget,
  Retest,
  Session,
  Settings,
  TesterTab,
  ToldBatch,
  ToldProbe,
} from './answers.ts'

/** `tester-page`: also answered to the content script of a tester's page, which is not trusted. */
export type Audience = 'extension-pages' | 'tester-page'

export interface Message<Input extends z.ZodType, Output> {
  input: Input
  audience: Audience
  /** For the compiler alone. */
  output?: Output
}

const message =
  <Output>(audience: Audience = 'extension-pages') =>
  <Input extends z.ZodType>(input: Input): Message<Input, Output> => ({ input, audience })

const nothing = z.strictObject({})
// Judged by the API alone, so that a fault has one wording and one place; here only the shape of an envelope.
const judgedByApi = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null)
/** Letters of base64: what the API takes at the most (100 MB), and below what one message of a browser may hold. */
const MAX_SOURCE = 60_000_000
const byProbe = z.strictObject({ probeId: Id })
const byId = z.strictObject({ id: Id })
// As typed: whether it is an address is told by the API, in its words.
const typed = z.string().max(1000)
const byAddress = z.strictObject({ address: typed })
const byRecord = z.strictObject({ planId: Id, recordId: Id })
const start = z.strictObject({
  relayId: Id,
  address: EmailAddress,
  idempotencyKey: z.uuid(),
  overQuota: z.boolean(),
})

export const SettingsInput = z.strictObject({
  locale: z.enum(['auto', 'fr', 'en']),
  theme: z.enum(['auto', 'light', 'dark']),
  mailTesterAccount: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,60}$/)
    .nullable(),
  whiteLabelHosts: z.array(z.string().regex(/^[a-z0-9.-]{4,253}$/)).max(20),
  notifications: z.boolean(),
  defaultTester: z.enum(['same', ...TESTER_IDS]),
})

/** Every message the background answers. Import it for its type only: zod stays out of the pages. */
export const PROTOCOL = {
  'session/get': message<Session>()(nothing),
  'consent/accept': message<Session>()(nothing),
  /** Names the server of a pairing line without spending its code, so that its host can be shown first. */
  'pairing/inspect': message<PairedApi>()(z.strictObject({ line: z.string().max(2048) })),
  'pairing/redeem': message<Session>()(z.strictObject({ line: z.string().max(2048) })),
  /** Tells the API to forget this device when it can be reached, and forgets it here in any case. */
  'pairing/forget': message<Session>()(nothing),
  'devices/list': message<DeviceList>()(nothing),
  'devices/remove': message<null>()(byId),
  'relays/list': message<RelayList>()(nothing),
  'relays/create': message<Relay>()(z.strictObject({ relay: judgedByApi<CreateRelay>() })),
  'relays/update': message<Relay>()(z.strictObject({ id: Id, changes: judgedByApi<UpdateRelay>() })),
  'relays/remove': message<null>()(byId),
  'relays/test': message<RelayTest>()(byId),
  'relays/duplicate': message<Relay>()(byId),
  'relays/order': message<RelayList>()(z.strictObject({ ids: z.array(Id) })),
  'relays/roles': message<RelayList>()(z.strictObject({ roles: RelayRoles })),
  'relays/detect': message<RelayDetection>()(byAddress),
  /** A test message to the relay’s own address, or to one that was confirmed. */
  'relays/self-test': message<ToldProbe>()(
    z.strictObject({ id: Id, address: typed.nullable(), idempotencyKey: z.uuid() }),
  ),
  /** Chooses the fallback until this relay is repaired. */
  'relays/stand-in': message<StandIn>('tester-page')(byId),
  /** Whom the fallback stands in for, as long as it does. */
  'stand-in/get': message<{ standIn: StandIn | null }>()(nothing),
  'presets/list': message<MailPresetList>()(nothing),
  /** Which providers one can sign in with; the operator sets that up. */
  'sign-in/list': message<OAuthProviderList>()(nothing),
  'sign-in/begin': message<StartedOAuth>()(z.strictObject({ id: Id, provider: OAuthProvider })),
  'sign-in/end': message<null>()(byId),
  'mailbox/set': message<Relay>()(z.strictObject({ id: Id, mailbox: judgedByApi<SetRelayImap>() })),
  'mailbox/remove': message<null>()(byId),
  /** Signs in to the mailbox of a relay and lists its folders. */
  'mailbox/check': message<ImapCheck>()(byId),
  'addresses/list': message<ConfirmedAddressList>()(nothing),
  /** Sends a code to an address, through a relay. */
  'addresses/ask': message<ConfirmedAddress>()(z.strictObject({ address: typed, relayId: Id })),
  'addresses/confirm': message<ConfirmedAddress>()(z.strictObject({ address: typed, code: typed })),
  'addresses/remove': message<null>()(byAddress),
  'message/keep': message<OwnMessage>()(z.strictObject({ message: judgedByApi<CreateOwnMessage>() })),
  'message/list': message<OwnMessageList>()(nothing),
  'message/get': message<OwnMessage>()(byId),
  'message/remove': message<null>()(byId),
  /** One message through several relays, in the language of the interface. */
  'comparison/start': message<ToldBatch>()(
    z.strictObject({ comparison: judgedByApi<Omit<CreateProbeBatch, 'locale'>>(), idempotencyKey: z.uuid() }),
  ),
  'comparison/get': message<ToldBatch>()(byId),
  'probe/start': message<ToldProbe>('tester-page')(start),
  /** From the popup: the address is asked of the tester's tab at the moment of the click. */
  'probe/start-in-tab': message<ToldProbe>()(
    z.strictObject({ relayId: Id, overQuota: z.boolean(), tabId: z.int().optional() }),
  ),
  /** A test that needs no page. Without a relay, the practice relay sends it, to our own tester alone. */
  'direct-test/start': message<ToldProbe>('tester-page')(
    z.strictObject({
      tester: z.enum(['bienrecu', 'happydeliver']),
      relayId: Id.nullable(),
      idempotencyKey: z.uuid(),
    }),
  ),
  'testers/list': message<TesterList>()(nothing),
  /** A fresh address of a tester that gives them by itself. */
  'tester-address/create': message<TesterAddress>()(z.strictObject({ tester: z.enum(['bienrecu', 'happydeliver']) })),
  /** The report in the history of what arrived at an address of our own tester; null where there is none. */
  'own-result/find': message<{ reportId: string | null }>('tester-page')(z.strictObject({ address: EmailAddress })),
  /** What our own tester knows of a report beyond the report itself; null once it was deleted there. */
  'own-result/get': message<TesterResult | null>()(z.strictObject({ reportId: Id })),
  /** Judges a message file, in base64, without sending it. */
  'own-result/judge': message<TesterResult>()(z.strictObject({ source: z.base64().max(MAX_SOURCE) })),
  /** The tester’s page in a tab, by default the one in front; null for any other page. */
  'tab/current': message<TesterTab | null>()(z.strictObject({ tabId: z.int().optional() })),
  'probe/get': message<ToldProbe>('tester-page')(byProbe),
  /** The probe to an address; without one, the probe started last. */
  'probe/current': message<ToldProbe | null>('tester-page')(z.strictObject({ address: EmailAddress.optional() })),
  'probe/cancel': message<ToldProbe>('tester-page')(byProbe),
  'probe/remove': message<null>()(byProbe),
  /** The user has looked at the outcome: the badge goes away. */
  'probe/seen': message<null>('tester-page')(byProbe),
  'quota/get': message<TesterQuota>('tester-page')(nothing),
  'history/list': message<ProbeList>()(z.strictObject({ cursor: lineOfText(512).optional() })),
  'report/store': message<StoredReport>('tester-page')(z.strictObject({ report: judgedByApi<TesterReport>() })),
  /** Reads a result in its JSON form, for which a page has no reader. */
  'report/read-json': message<JsonReading>('tester-page')(
    z.strictObject({ text: z.string().max(30_000_000), address: EmailAddress, url: z.url() }),
  ),
  'report/get': message<StoredReport>()(byId),
  'scores/list': message<ScoreHistory>()(nothing),
  'scores/export': message<ScoreFile>()(
    z.strictObject({ format: ScoreFormat, domain: lineOfText(300).nullable(), relayId: Id.nullable() }),
  ),
  /** What to do where mail is right and lands among the spam nevertheless. */
  'inbox/advice': message<InboxAdvice>()(nothing),
  /** Reads a domain in any form it is typed or pasted in. */
  'domain/read': message<{ domain: string }>()(z.strictObject({ text: z.string().max(4000) })),
  'audit/run': message<AuditReport>()(z.strictObject({ request: judgedByApi<AuditRequest>() })),
  /** The service that this browser may ask by DNS over HTTPS; nobody until the user says so. */
  'dns-choice/get': message<DnsAccess>()(nothing),
  'dns-choice/set': message<DnsAccess>()(z.strictObject({ resolverId: lineOfText(40).nullable() })),
  'plan/list': message<PlanList>()(nothing),
  'plan/get': message<Plan>()(byId),
  /** Makes the plan of a domain, or makes it anew with what the user has answered. */
  'plan/make': message<Plan>()(z.strictObject({ request: judgedByApi<PlanRequest>() })),
  'plan/remove': message<null>()(byId),
  'plan/tick': message<Plan>()(z.strictObject({ id: Id, stepId: z.string().max(300), isDone: z.boolean() })),
  /** The user’s word that a record is published, and the way to take it back. */
  'plan/publish': message<PlanRecord>()(byRecord),
  'plan/take-back': message<PlanRecord>()(byRecord),
  /** Asks the name servers of a record now. */
  'plan/verify': message<PlanRecord>()(byRecord),
  /** What a side panel shows: it is opened without an address of its own. */
  'plan/current': message<PlanTarget>()(nothing),
  'plan/show': message<PlanTarget>()(z.strictObject({ domain: lineOfText(300).nullable(), reportId: Id.nullable() })),
  /** How the message of the last test can be sent again, as the tabs of the tester stand now. */
  'retest/get': message<Retest>()(z.strictObject({ reportId: Id.nullable() })),
  /** Sends it to the tester’s open page; without one, opens the tester with the same relay chosen. */
  'retest/begin': message<{ probe: ToldProbe | null }>()(
    z.strictObject({ reportId: Id.nullable(), idempotencyKey: z.uuid() }),
  ),
  'handover/create': message<HandoverKit>()(
    z.strictObject({
      planId: Id,
      locale: Locale,
      days: z.int(),
      recipientName: typed.nullable(),
      senderName: typed.nullable(),
    }),
  ),
  'handover/list': message<HandoverList>()(z.strictObject({ planId: Id })),
  'handover/remove': message<null>()(byId),
  'notices/list': message<NoticeList>()(nothing),
  /** The user has read it. */
  'notices/seen': message<null>()(byId),
  'notice-settings/get': message<NoticeSettings>()(nothing),
  'notice-settings/set': message<NoticeSettings>()(z.strictObject({ settings: judgedByApi<SetNoticeSettings>() })),
  /** Everything a panel needs, in one round trip. */
  'panel/state': message<PanelState>('tester-page')(z.strictObject({ address: EmailAddress.nullable() })),
  /** The style sheet of the panel, which is not open to the page around it. */
  'panel/style': message<string>('tester-page')(nothing),
  'settings/get': message<Settings>()(nothing),
  'settings/set': message<Settings>()(SettingsInput.partial()),
  'page/open': message<null>('tester-page')(
    z.strictObject({
      page: z.enum(['options', 'onboarding', 'report', 'history', 'domain', 'plan']),
      reportId: Id.optional(),
      domain: lineOfText(300).optional(),
    }),
  ),
  'permission/state': message<Permissions>()(nothing),
  /** What stands between the extension and its API, as far as can be told from here. */
  'doctor/run': message<Doctor>()(z.strictObject({ apiUrl: z.string().max(2048).optional() })),
} as const satisfies Record<string, Message<z.ZodType, unknown>>

export type Protocol = typeof PROTOCOL
export type MessageName = keyof Protocol
export type InputOf<Name extends MessageName> = z.input<Protocol[Name]['input']>
export type ParsedInputOf<Name extends MessageName> = z.output<Protocol[Name]['input']>
export type OutputOf<Name extends MessageName> =
  Protocol[Name] extends Message<z.ZodType, infer Output> ? Output : never

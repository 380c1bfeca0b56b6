import type {
  ErrorCode,
  ErrorParams,
  Failure,
  Locale,
  Meta,
  Probe,
  ProbeBatch,
  RelayFacts,
  Tester,
  TesterId,
  TesterQuota,
} from '@bienrecu/shared'
import type { Section } from '../locales/create-words.ts'
import type { TabAddress } from './tab-protocol.ts'

/** A failure with its sentence in the language of the interface: pages carry no table of error texts. */
export interface ToldFailure extends Failure {
  sentence: string
}

/** What comes back over a message boundary. */
export type Answer<T> = { ok: true; value: T } | ToldFailure

export type LocaleSetting = 'auto' | Locale
export type ThemeSetting = 'auto' | 'light' | 'dark'
export type DefaultTester = 'same' | TesterId

export interface Session {
  /** When the user accepted the disclosure; before that nothing leaves the browser. */
  consentedAt: string | null
  apiUrl: string | null
  deviceName: string | null
  isPaired: boolean
  locale: LocaleSetting
  theme: ThemeSetting
  /** The language in use: the setting, or the browser’s. */
  uiLocale: Locale
}

/** A probe with the sentence of its `code`, in the language of the interface. */
export interface ToldProbe extends Probe {
  sentence: string | null
  /** That the copy in the Sent folder could not be filed, and why; the message itself is not touched by it. */
  copyWarning: string | null
  /** What the tester it goes to is called. */
  testerName: string
  /** The result has to be read on the tester’s page; otherwise the API has it by itself. */
  isReadFromPage: boolean
}

/** One relay of a comparison. */
export interface ToldResult {
  probe: ToldProbe
  facts: RelayFacts
}

/** One message through several relays. */
export interface ToldBatch extends Omit<ProbeBatch, 'items'> {
  items: ToldResult[]
}

export interface PanelRelay {
  id: string
  name: string
  /** False after a failed test, until one passes. */
  canSend: boolean
  isFallback: boolean
}

/** A tester that gives its addresses without a page of its own. */
export interface PanelTester extends Pick<Tester, 'id' | 'name' | 'isReachable'> {
  id: Exclude<TesterId, 'mail-tester'>
}

/** Another way to a test, with its words: what stands in the way of this one may not stand in the way of that one. */
export interface PanelOffer {
  text: string
  label: string
  /** By the practice relay. */
  isPractice: boolean
  /** Worth saying even where this way is open: the free tests are used up, or what is sent will hardly arrive. */
  isUrgent: boolean
}

/** A tester’s page learns nothing about the API but that there is one. */
export type PanelSession = Pick<Session, 'consentedAt' | 'isPaired' | 'locale' | 'theme' | 'uiLocale'>

export interface PanelState {
  session: PanelSession
  relays: PanelRelay[]
  /** The relay used last, or else the default: what is offered first. */
  lastRelayId: string | null
  /** Null also where the tester has no limit. */
  quota: TesterQuota | null
  /** What is said of it, in the language of the interface. */
  quotaNote: { title: string; text: string | null } | null
  /** Testers that need no page; none of them where the API is older than they are. */
  testers: PanelTester[]
  offer: PanelOffer | null
  /** Why a message sent from here will hardly arrive. */
  caution: string | null
  /** The probe to the address asked for; without an address, the probe started last. */
  probe: ToldProbe | null
  /** What the panel says, in the language of the interface: a tester’s page is not made to load two languages. */
  words: Record<'panel' | 'steps', Section>
  /** The user’s own paid account, whose results are read in their JSON form. */
  mailTesterAccount: string | null
  /** Why relays and quota are missing. Null when they are there, or when session says it all. */
  failure: ToldFailure | null
}

/** A tester’s page in a tab of the browser, as it stands now. */
export interface TesterTab extends TabAddress {
  tabId: number
  host: string
  tester: TesterId
}

/** Whose plan the side panel shows; the newest one where neither is given. */
export interface PlanTarget {
  domain: string | null
  reportId: string | null
}

/** The test to repeat, and where it can be sent right now. */
export interface Retest {
  /** Null where nothing is known to repeat: no test yet, or its relay is gone. */
  relay: { id: string; name: string } | null
  tester: TesterId
  /** What the tester is called. */
  testerName: string
  /** The test needs no page, and can be sent right now. */
  isDirect: boolean
  /** By the practice relay, as the last one. */
  isPractice: boolean
  /** A tester’s page that shows an address no test has gone to, with a free test left. */
  tab: TesterTab | null
  quota: TesterQuota | null
}

export interface Settings {
  locale: LocaleSetting
  theme: ThemeSetting
  mailTesterAccount: string | null
  whiteLabelHosts: string[]
  notifications: boolean
  /** Where a test goes that is repeated; `same`: to the tester of the last one. */
  defaultTester: DefaultTester
}

/** The service that the user lets this browser ask about domains, and since when. */
export interface DnsChoice {
  resolverId: string
  allowedAt: string
}

export interface DnsAccess {
  /** Null until the user allows a service. */
  choice: DnsChoice | null
}

export interface PairedApi {
  apiUrl: string
  host: string
  meta: Meta
}

export interface Permissions {
  mailTester: boolean
  notifications: boolean
  scripting: boolean
  /** The white-label hosts of the settings that the browser lets us read. */
  whiteLabelHosts: string[]
  ownTester: OwnTesterAccess | null
}

/** Whether the panel comes to the pages of our own tester. */
export interface OwnTesterAccess {
  /** As a browser wants it: `https://mail.example.org/*`. */
  pattern: string
  host: string
  /** `built-in`: on this machine; otherwise the browser is asked first. */
  state: 'built-in' | 'allowed' | 'not-allowed'
}

export const DOCTOR_STEPS = ['address', 'answer', 'product', 'version', 'clock', 'device'] as const

export interface DoctorStep {
  step: (typeof DOCTOR_STEPS)[number]
  outcome: 'passed' | 'failed' | 'not-reached'
  facts: Record<string, string>
}

export interface Doctor {
  apiUrl: string | null
  steps: DoctorStep[]
  code: ErrorCode | null
  params: ErrorParams
  sentence: string | null
}

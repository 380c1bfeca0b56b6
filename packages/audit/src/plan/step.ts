/* What a plan is made of. Plain JSON but for what a step is built from; sentences are made last, by `render-plan.ts`. */
import type { Audit } from '../audit-domain.ts'
import type { Locale, Params } from '../check.ts'
import type { Evidence } from '../evidence.ts'
import type { RecordType, Resolver } from '../resolver.ts'

/** What changes at one name and type. In presentation form, as in `Answer`; other records at the name stay. */
export interface PlanEdit {
  readonly name: string
  readonly type: RecordType
  /** Published today, and to be removed; empty where nothing has to go. */
  readonly before: readonly string[]
  /** To be published, one at most; empty where records only go. */
  readonly after: readonly string[]
}

/** Who can do it: whoever holds the DNS, the console of the mail service, the sending server, or the one who writes. */
export type Doer = 'dns' | 'mail-service' | 'server' | 'sender'

/** One change inside a record, and why: `code` has its sentence beside the step that makes it. */
export interface PlanChange {
  readonly code: string
  readonly params: Params
}

/** What a builder makes; the order, the gain and the id are given by `make-plan.ts`. */
export interface StepDraft {
  /** What tells two steps of one kind apart: a mail service, a selector, a check. Null where there can be one alone. */
  readonly subject: string | null
  readonly edits: readonly PlanEdit[]
  /** Waits for a condition or for the user’s word: its edits are not part of what is predicted. */
  readonly isLater: boolean
  /** For the sentences of the step. */
  readonly params: Params
  readonly changes: readonly PlanChange[]
  /** Checks whose failure it ends. */
  readonly cures: readonly string[]
  /** Kinds of the steps that come first. */
  readonly after: readonly string[]
}

/** A step as the plan holds it. */
export interface PlanStep extends StepDraft {
  /** `kind` or `kind/subject`; unique in a plan, and the same from one plan to the next. */
  readonly id: string
  readonly kind: string
  readonly who: Doer
  /** Minutes of work, about. */
  readonly minutes: number
  /** Points of ten that it should give back, about; 0 where no test counts it. */
  readonly gain: number
  /** Mailbox providers (ids of packages/knowledge) whose rules are broken without it and no more with it. */
  readonly helps: readonly string[]
  /** Ids of the steps that come first. */
  readonly dependsOn: readonly string[]
}

/** A key that the user copied from the console of a mail service: the text of a TXT record, or where an alias leads. */
export interface GivenKey {
  readonly selector: string
  readonly value: string
}

/** What only the user can decide. Nothing is ever assumed. */
export interface PlanWishes {
  /** SPF terms, as they are written, of services that are no longer used. */
  readonly unusedTerms: readonly string[]
  /** SPF terms of services that are still used: not asked again. */
  readonly usedTerms: readonly string[]
  /** Includes are to be replaced by the addresses they stand for today. */
  readonly isFlattened: boolean
  /** Where DMARC reports go, when none are asked for yet. */
  readonly reportAddress: string | null
}

/** Points that a test took away for a part of the message: `key` as the tester names its section. */
export interface LostPoints {
  readonly key: string
  readonly points: number
}

/** What a step is built from. */
export interface PlanContext {
  /** In A-labels. */
  readonly domain: string
  readonly audit: Audit
  readonly evidence: Evidence
  /** The answers that the audit was made from, for names that have to be asked besides. */
  readonly resolver: Resolver
  /** Mail services (ids of packages/knowledge) that the user sends with: told by them, or certain from what was seen. */
  readonly providers: readonly string[]
  readonly givenKeys: readonly GivenKey[]
  readonly wishes: PlanWishes
  readonly lost: readonly LostPoints[]
}

/** `title` names the step, `why` says what it brings, `how` what to do; `changes` has a sentence for each code. */
export interface StepText {
  readonly title: string
  readonly why: string
  readonly how: string
  readonly changes?: Readonly<Record<string, string>>
}

/** One kind of step: a file under `plan/steps/`, listed in `plan/steps/index.ts`; its path is its kind. */
export interface StepKind {
  readonly kind: string
  readonly who: Doer
  readonly minutes: number
  /** No draft: there is nothing to do. Never rejects for anything the DNS says. */
  build(context: PlanContext): Promise<readonly StepDraft[]> | readonly StepDraft[]
  readonly text: Readonly<Record<Locale, StepText>>
}

/** Declares a kind of step. */
export const defineStep = (kind: StepKind): StepKind => kind

/** What to ask the user, as data: `code` has its sentence in `plan/question-texts.ts`. */
export interface PlanQuestion {
  /** `sender-still-used`: about the SPF term `subject`. `which-dns-host`: `subject` is null, `params.hosts` the choice. */
  readonly code: 'sender-still-used' | 'report-address' | 'which-dns-host' | 'which-mail-service' | 'key-wanted'
  readonly subject: string | null
  readonly params: Params
}

/**
 * Why nothing can be planned. `not-yours`: the domain belongs to a mailbox provider (gmail.com). `not-found`: it does not
 * exist. `dns-silent`: SPF or DMARC could not be asked; a plan made blind could do harm.
 */
export type PlanObstacle = 'not-yours' | 'not-found' | 'dns-silent'

/** What the engine says of the zone as it would be, with the facts of the same message. `unknown` is never `pass`. */
export interface Prediction {
  readonly spf: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror' | 'temperror' | 'unknown'
  readonly dkim: 'pass' | 'fail' | 'none' | 'unknown'
  readonly dmarc: 'pass' | 'fail' | 'none' | 'unknown'
  /** DNS look-ups of the SPF record, before and after; null where they could not be counted. */
  readonly lookups: { readonly before: number | null; readonly after: number | null }
  /** For ordinary mail, as `ProviderVerdict.ordinary` and `bulk`. */
  readonly providers: readonly {
    readonly providerId: string
    readonly name: string
    readonly before: 'met' | 'broken' | 'unknown' | 'not-applicable'
    readonly after: 'met' | 'broken' | 'unknown' | 'not-applicable'
  }[]
}

/** A plan as data: what to do, in the order in which to do it, and what it leads to. */
export interface Plan {
  readonly domain: string
  /** The zone that holds the domain, to which the forms of DNS hosts refer; the domain itself where it is not known. */
  readonly zone: string
  /** Null where the host is not known: the general form then. */
  readonly dnsHost: { readonly id: string; readonly name: string; readonly isCertain: boolean } | null
  readonly obstacle: PlanObstacle | null
  readonly steps: readonly PlanStep[]
  readonly questions: readonly PlanQuestion[]
  readonly predicted: Prediction
}

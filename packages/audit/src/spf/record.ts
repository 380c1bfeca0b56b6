/* What an SPF record is made of: RFC 7208 §4.6.1. */
import type { DomainSpec } from './macro-string.ts'

export type Qualifier = '+' | '-' | '~' | '?'

interface Placed {
  /** The term as it is written. */
  readonly text: string
  /** Where it begins in the record. */
  readonly offset: number
}

interface Directive extends Placed {
  readonly qualifier: Qualifier
}

interface DualPrefix {
  /** Bits of the network, 0 to 32: `ip4-cidr-length`. */
  readonly prefix4: number
  /** Bits of the network, 0 to 128: `ip6-cidr-length`. */
  readonly prefix6: number
}

export interface AllMechanism extends Directive {
  readonly kind: 'all'
}
export interface Ip4Mechanism extends Directive {
  readonly kind: 'ip4'
  readonly network: number
  readonly prefix: number
}
export interface Ip6Mechanism extends Directive {
  readonly kind: 'ip6'
  readonly network: readonly number[]
  readonly prefix: number
}
/** `domainSpec` null stands for the domain of the record. */
export interface HostMechanism extends Directive, DualPrefix {
  readonly kind: 'a' | 'mx'
  readonly domainSpec: DomainSpec | null
}
export interface PtrMechanism extends Directive {
  readonly kind: 'ptr'
  readonly domainSpec: DomainSpec | null
}
export interface IncludeMechanism extends Directive {
  readonly kind: 'include'
  readonly domainSpec: DomainSpec
}
export interface ExistsMechanism extends Directive {
  readonly kind: 'exists'
  readonly domainSpec: DomainSpec
}

export type LiteralMechanism = AllMechanism | Ip4Mechanism | Ip6Mechanism
/** Mechanisms that ask for addresses or names. */
export type HostLookup = HostMechanism | PtrMechanism | ExistsMechanism
/** Mechanisms that ask the DNS, and count (§4.6.4). */
export type AskingMechanism = HostLookup | IncludeMechanism
export type Mechanism = LiteralMechanism | AskingMechanism

export interface NamedModifier extends Placed {
  readonly kind: 'redirect' | 'exp'
  readonly domainSpec: DomainSpec
}
/** Receivers ignore it (§6). */
export interface UnknownModifier extends Placed {
  readonly kind: 'unknown-modifier'
  readonly name: string
}
export type Modifier = NamedModifier | UnknownModifier

export type Term = Mechanism | Modifier

export interface SpfRecord {
  /** Every term that could be understood, in order. */
  readonly terms: readonly Term[]
  readonly mechanisms: readonly Mechanism[]
  readonly redirect: NamedModifier | null
  readonly explanation: NamedModifier | null // "exp"
}

/* Who has to be let in: the services in use, and the server that was seen to send. */
import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import type { Resolver } from '../../resolver.ts'
import { formatIp, parseIp } from '../../spf/ip-address.ts'
import { addressSetOf, holds, isEmpty, isPublicAddress } from './address-set.ts'
import { isPreserved, passed } from './authorised.ts'
import { rulesOfTerms } from './fold-records.ts'
import { literalTerm } from './literal-term.ts'
import type { ProviderTerms } from './provider-terms.ts'
import { type SurveyedTerm, surveyTerms } from './survey.ts'

/** A service in use, and what each of its variants leads to. */
export interface SurveyedProvider {
  readonly provider: ProviderTerms
  readonly variants: readonly (readonly SurveyedTerm[])[]
}

/** What a message showed of its sender. */
export interface SeenSender {
  readonly ip: string | null
  /** The domain of MAIL FROM; null where it is not known, empty for the null reverse-path. */
  readonly returnPath: string | null
}

/** Asks what the terms of each service lead to. */
export const surveyProviders = (
  resolver: Resolver,
  domain: string,
  providers: readonly ProviderTerms[],
): Promise<readonly SurveyedProvider[]> =>
  Promise.all(
    providers.map(async (provider) => ({
      provider,
      variants: await Promise.all(provider.variants.map((texts) => surveyTerms(resolver, domain, texts))),
    })),
  )

/** Whether the terms let the address send, as far as that can be told without a message. */
export const isAddressPassed = (terms: readonly SurveyedTerm[], ip: string): boolean => {
  const set = addressSetOf(ip)
  return !isEmpty(set) && holds(passed(rulesOfTerms(terms)), set)
}

const sendsFrom = ({ variants }: SurveyedProvider, ip: string | null): boolean =>
  ip !== null && variants.some((terms) => isAddressPassed(terms, ip))

/** The DNS did not tell whom the service lets send: the address may be one of its own. */
const isUntold = ({ variants }: SurveyedProvider): boolean =>
  variants.some((terms) => terms.some(({ state }) => state === 'unknown'))

const usable = (terms: readonly SurveyedTerm[]): readonly SurveyedTerm[] =>
  terms.filter(({ state, voids, kind }) => state === 'usable' && !(kind !== 'include' && voids.ip4 > 0))

/** The terms to publish for a service: of the offer that the message came from, else of the usual one. */
const chosenVariant = ({ variants }: SurveyedProvider, ip: string | null): readonly SurveyedTerm[] => {
  const seen = ip === null ? undefined : variants.find((terms) => isAddressPassed(terms, ip))
  return usable(seen ?? variants[0] ?? [])
}

/**
 * Whether bounces of the service go to this domain. What a message showed comes before what is known of the service: the
 * message is of the only service in use, or of the one whose address it came from.
 */
const isNeeded = (
  one: SurveyedProvider,
  all: readonly SurveyedProvider[],
  seen: SeenSender,
  domain: string,
): boolean => {
  const { isAsked, bouncesHere } = one.provider
  const isSender = sendsFrom(one, seen.ip)
  const isAttributed = isSender || (all.length === 1 && seen.ip !== null)
  if (seen.returnPath === null || seen.returnPath === '' || !isAttributed) return isAsked && bouncesHere
  return seen.returnPath === domain && (isAsked || isSender)
}

/** A service in use that needs the record. */
export interface Wanted {
  readonly provider: ProviderTerms
  /** What is to be published for it. */
  readonly terms: readonly SurveyedTerm[]
  /** The address that is known to be its own; null where none is. */
  readonly address: string | null
}

/**
 * Whether the record lets the service send already: by its own include, wherever it is nested and however old its name is,
 * or by its addresses.
 */
export const isLetIn = ({ provider, terms: wanted, address }: Wanted, terms: readonly SurveyedTerm[]): boolean => {
  const known = new Set(mailProvider(provider.id)?.detect.spfIncludes ?? [])
  const isNamed = terms.some(
    ({ qualifier, state, names }) => qualifier === '+' && state !== 'faulty' && names.some((name) => known.has(name)),
  )
  // The record may name another of its offers than the one that was seen to send.
  const isOther = address !== null && !isAddressPassed(terms, address)
  return (isNamed && !isOther) || isPreserved(rulesOfTerms(wanted), rulesOfTerms(terms))
}

export interface Additions {
  /** Services whose terms belong into the record; those that are there already are still among them. */
  readonly wanted: readonly Wanted[]
  /** Services that need it, and whose terms lead nowhere today. */
  readonly unusable: readonly ProviderTerms[]
  /** The address to let in where no term does; null where bounces go elsewhere, or where it is, or may be, that of a service. */
  readonly address: SurveyedTerm | null
}

const addressTerm = (ip: string): SurveyedTerm | null => {
  const address = parseIp(ip)
  return address && isPublicAddress(ip) ? literalTerm(`ip${address.family}:${formatIp(address)}`) : null
}

/** Everybody who has to be let in by the record of `domain`. */
export const additionsFor = (providers: readonly SurveyedProvider[], seen: SeenSender, domain: string): Additions => {
  const needed = providers.filter((one) => isNeeded(one, providers, seen, domain))
  const chosen = needed.map((one): Wanted => ({
    provider: one.provider,
    terms: chosenVariant(one, seen.ip),
    address: sendsFrom(one, seen.ip) ? seen.ip : null,
  }))
  const bouncesHere = seen.returnPath === null || seen.returnPath === domain
  const isOfService = providers.some((one) => sendsFrom(one, seen.ip) || isUntold(one))
  return {
    wanted: chosen.filter(({ terms }) => terms.length > 0),
    unusable: chosen.filter(({ terms }) => terms.length === 0).map(({ provider }) => provider),
    address: seen.ip !== null && bouncesHere && !isOfService ? addressTerm(seen.ip) : null,
  }
}

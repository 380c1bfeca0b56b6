/* What can go from a record without a loss to anybody, whatever its length. */
import type { PlanChange } from '../step.ts'
import { EVERY_ADDRESS, holds, NO_ADDRESS } from './address-set.ts'
import type { Draft } from './fold-records.ts'
import type { SurveyedTerm } from './survey.ts'

const BEFORE_NAME = /^[+?~-]/

/** A term as it is compared: `+` is what stands where nothing does. */
export const bareTerm = (text: string): string => text.trim().toLowerCase().replace(/^\+/, '')

/** What two terms that match together have in common. */
const termKey = ({ kind, text, rule: { match } }: SurveyedTerm): string => {
  if ((kind === 'ip4' || kind === 'ip6') && match.kind === 'addresses') {
    return `${kind} ${match.set[kind].map(({ first, last }) => `${first}-${last}`).join()}`
  }
  return text.replace(BEFORE_NAME, '').toLowerCase()
}

/** Terms once each: what the first did not match, the second does not match either. */
export const withoutDuplicates = (draft: Draft, changes: PlanChange[]): Draft => {
  const seen = new Set<string>()
  const terms = draft.terms.filter((term) => {
    const key = termKey(term)
    const isNew = !seen.has(key)
    seen.add(key)
    if (!isNew) changes.push({ code: 'drop-duplicate', params: { term: term.text } })
    return isNew
  })
  return { ...draft, terms }
}

const isFaulty = ({ state, qualifier }: SurveyedTerm): boolean => state === 'faulty' && qualifier === '+'

/** Each faulty include behind those that pass somebody, up to the next term that refuses: there, the order means something. */
const withFaultyLast = (terms: readonly SurveyedTerm[]): readonly SurveyedTerm[] => {
  const end = terms.findIndex(({ qualifier }) => qualifier !== '+')
  const run = end < 0 ? terms : terms.slice(0, end)
  const ordered = [...run.filter((term) => !isFaulty(term)), ...run.filter(isFaulty)]
  return end < 0 ? ordered : [...ordered, ...terms.slice(end, end + 1), ...withFaultyLast(terms.slice(end + 1))]
}

/**
 * Without includes that have no record behind them, or lead back here: receivers answer permerror (RFC 7208 §5.2). Where the
 * record behind one is faulty, only its owner can repair it: it goes behind others, so that these are judged first.
 */
export const withoutBroken = (draft: Draft, changes: PlanChange[]): Draft => {
  for (const { state, text, target } of draft.terms) {
    if (state === 'broken') changes.push({ code: 'drop-broken', params: { term: text, domain: target ?? '' } })
    if (state === 'loop') changes.push({ code: 'drop-loop', params: { term: text } })
  }
  const left = draft.terms.filter(({ state }) => state !== 'broken' && state !== 'loop')
  const terms = withFaultyLast(left)
  if (left.some((term, at) => term !== terms[at])) {
    const faulty = left.filter(isFaulty).map(({ text, target }) => ({ term: text, domain: target ?? '' }))
    changes.push(...faulty.map((params) => ({ code: 'faulty-last', params })))
  }
  return { ...draft, terms }
}

const isOpen = ({ qualifier, rule: { match } }: SurveyedTerm): boolean =>
  qualifier === '+' &&
  match.kind === 'addresses' &&
  (holds(match.set, { ...NO_ADDRESS, ip4: EVERY_ADDRESS.ip4 }) ||
    holds(match.set, { ...NO_ADDRESS, ip6: EVERY_ADDRESS.ip6 }))

/** Without networks that hold the whole Internet, such as `ip4:0.0.0.0/0`: they are a `+all` by another name. */
export const withoutOpenNetworks = (draft: Draft, changes: PlanChange[]): Draft => {
  for (const term of draft.terms.filter(isOpen)) {
    changes.push({ code: 'drop-open-network', params: { term: term.text } })
  }
  return { ...draft, terms: draft.terms.filter((term) => !isOpen(term)) }
}

/**
 * The end of the record: strangers get a soft fail where they had a free pass, or no word at all. What is strict already
 * stays so.
 */
export const withEnd = ({ terms, ...rest }: Draft, isNew: boolean, changes: PlanChange[]): Draft => {
  const draft = { ...rest, terms: withFaultyLast(terms) }
  if (draft.redirect !== null || draft.all === '-' || draft.all === '~') return draft
  const code = isNew
    ? 'soft-fail-first'
    : draft.all === '+'
      ? 'replace-plus-all'
      : draft.all === '?'
        ? 'replace-neutral-all'
        : 'add-all'
  changes.push({ code, params: {} })
  return { ...draft, all: '~' }
}

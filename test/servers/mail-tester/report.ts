import type { Evaluation } from './evaluate.ts'
import { aboutOf, detailsOf } from './details.ts'
import type { Html } from './html.ts'
import { judge, type CheckKey, type Judgement, type SectionKey, type Verdict } from './judge.ts'
import type { TitleFacts, Words } from './words.ts'

/** A verdict in words. */
export interface Finding<Key> extends Verdict<Key> {
  readonly title: Html
  /** What is being looked at. */
  readonly about: string
  /** What was found, as the result page shows it. */
  readonly details: Html
}

export interface Section extends Finding<SectionKey> {
  readonly checks: readonly Finding<CheckKey>[]
}

/** A whole result in one language; the page and the JSON are two forms of it. */
export interface Report {
  readonly evaluation: Evaluation
  readonly judgement: Judgement
  readonly headline: string
  readonly sections: readonly Section[]
}

/** Judges an evaluation and puts it into words. */
export function writeReport(evaluation: Evaluation, words: Words): Report {
  const judgement = judge(evaluation)
  const sections = judgement.sections.map((section) => ({
    ...section,
    title: words.sections[section.key](section.outcome, factsFor(section.key, evaluation)),
    about: aboutOf(section.key, evaluation, words),
    details: detailsOf(section.key, evaluation, words),
    checks: section.checks.map((check) => ({
      ...check,
      title: words.checks[check.key](check.outcome, factsFor(check.key, evaluation)),
      about: aboutOf(check.key, evaluation, words),
      details: detailsOf(check.key, evaluation, words),
    })),
  }))
  return { evaluation, judgement, headline: words.headlines[judgement.band], sections }
}

function factsFor(key: SectionKey | CheckKey, { body, domain, mail }: Evaluation): TitleFacts {
  const count =
    key === 'blacklists'
      ? domain.blocklists.filter(({ statusCode }) => statusCode === 1).length
      : body.imagesWithoutAlt.length
  const authorDomain = body.from.split('@').at(-1) ?? ''
  const named = { spf: mail.envelopeFrom, 'reverse-dns': domain.reverseNames[0] ?? domain.helo }
  return { ip: domain.ip, count, domain: key === 'spf' || key === 'reverse-dns' ? named[key] : authorDomain }
}

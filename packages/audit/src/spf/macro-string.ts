/*
 * Macro strings and domain specifications: RFC 7208 §7.1 and §12. Everything of the grammar is implemented; characters
 * outside US-ASCII are reported once for the whole record, by parse.ts.
 */
import type { Problem } from '../evidence.ts'
import { askableName } from './domain-name.ts'

export type MacroLetter = 's' | 'l' | 'o' | 'd' | 'i' | 'p' | 'h' | 'c' | 'r' | 't' | 'v'

/** One `%{…}`. */
export interface MacroExpand {
  readonly letter: MacroLetter
  /** How many parts from the right; null for all. */
  readonly parts: number | null
  readonly isReversed: boolean
  /** The characters to split at; `.` when the macro names none. */
  readonly delimiters: string
  /** An upper-case letter asks for URL escaping. */
  readonly isEscaped: boolean
}

export interface MacroString {
  /** Literal text, `%%`, `%_` and `%-` resolved, and macros. */
  readonly parts: readonly (string | MacroExpand)[]
  /** The letters of all macros in lower case; empty for a literal. */
  readonly letters: string
  /** All of it when there is no macro, otherwise what follows the last one. */
  readonly lastLiteral: string
}

export interface DomainSpec extends MacroString {
  readonly text: string
  /** The name to ask when there is no macro; null when there is one, or when no such name can be asked. */
  readonly name: string | null
}

export type MacroProblem = 'bad-macro' | 'macro-not-allowed'

const MACRO = /%(?:([%_-])|\{([slodiphcrtv])(\d*)(r?)([.\-+,/_=]*)\})/iy
const RESOLVED: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' }
const MOST_PARTS = 128
const EXPLANATION_ONLY = 'crt'

/** The letter was matched by `MACRO`, which knows these letters only. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const letterOf = (letter: string): MacroLetter => letter.toLowerCase() as MacroLetter

const macroOf = ([, , letter = '', digits = '', reversed, delimiters]: RegExpExecArray): MacroExpand => ({
  letter: letterOf(letter),
  parts: digits === '' ? null : Math.min(Number(digits), MOST_PARTS),
  isReversed: reversed !== '',
  delimiters: delimiters === undefined || delimiters === '' ? '.' : delimiters,
  isEscaped: letter !== letter.toLowerCase(),
})

interface ParsedMacroString {
  readonly value: MacroString
  readonly endsInMacro: boolean
  readonly problems: readonly Problem<MacroProblem>[]
}

/**
 * Reads a macro string. `offset` is where `text` begins in the record; `isExplanation` allows `c`, `r` and `t` (§7.2).
 * Problems: `bad-macro`, `macro-not-allowed`.
 */
export const parseMacroString = (text: string, offset: number, isExplanation: boolean): ParsedMacroString => {
  const parts: (string | MacroExpand)[] = []
  const problems: Problem<MacroProblem>[] = []
  let letters = ''
  let literal = ''
  let from = 0
  let macroEnd = -1
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
    literal += text.slice(from, at)
    MACRO.lastIndex = at
    const found = MACRO.exec(text)
    from = found ? MACRO.lastIndex : at + 1
    macroEnd = from
    const macro = found?.[2] === undefined ? null : macroOf(found)
    if (!found || macro?.parts === 0) problems.push({ code: 'bad-macro', offset: offset + at })
    else if (!macro) literal += RESOLVED[found[1] ?? ''] ?? ''
    else if (!isExplanation && EXPLANATION_ONLY.includes(macro.letter)) {
      problems.push({ code: 'macro-not-allowed', offset: offset + at })
    } else {
      if (literal !== '') parts.push(literal)
      parts.push(macro)
      letters += macro.letter
      literal = ''
    }
  }
  literal += text.slice(from)
  if (literal !== '') parts.push(literal)
  return { value: { parts, letters, lastLiteral: literal }, endsInMacro: macroEnd === text.length, problems }
}

const ALPHANUM_OR_DASH = /^[a-z0-9-]+$/i
const NOT_A_DIGIT = /[^0-9]/

/** `toplabel` of RFC 7208 §12: letters, digits and inner dashes, not digits alone. */
export const isTopLabel = (label: string): boolean =>
  ALPHANUM_OR_DASH.test(label) && !label.startsWith('-') && !label.endsWith('-') && NOT_A_DIGIT.test(label)

/** Whether literal text ends as `domain-end` wants: in a dot and a top label. */
const endsInTopLabel = (text: string): boolean => {
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  const dot = name.lastIndexOf('.')
  return dot >= 0 && isTopLabel(name.slice(dot + 1))
}

/** Reads a `domain-spec`. Problems: those of `parseMacroString`, and `bad-domain` at its beginning. */
export const parseDomainSpec = (
  text: string,
  offset: number,
): { value: DomainSpec; problems: readonly Problem<MacroProblem | 'bad-domain'>[] } => {
  const { value, endsInMacro, problems } = parseMacroString(text, offset, false)
  const name = value.letters === '' ? askableName(value.lastLiteral) : null
  const spec: DomainSpec = { ...value, text, name }
  if (problems.length > 0 || endsInMacro || endsInTopLabel(text)) return { value: spec, problems }
  return { value: spec, problems: [{ code: 'bad-domain', offset }] }
}

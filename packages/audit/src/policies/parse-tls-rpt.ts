/*
 * RFC 8460 §3, the TXT record at `_smtp._tls`. Knowingly not done: the whole grammar of URIs (RFC 3986); an address of `mailto:`
 * is told from a wrong one by its shape, and one of `https:` by its host.
 */
import type { Parsed, Problem } from '../evidence.ts'
import { type Field, type FieldProblem, parseFields, trimmed } from './fields.ts'

export interface ReportUri {
  readonly scheme: 'mailto' | 'https'
  readonly uri: string
}

export interface TlsRpt {
  /** Where reports go; those that nobody could use are left out. */
  readonly reportUris: readonly ReportUri[] // "rua"
  readonly extensions: readonly { readonly name: string; readonly value: string }[]
}

export type TlsRptProblem = FieldProblem | 'missing-rua' | 'empty-uri' | 'unknown-scheme' | 'bad-uri'

const VERSION = 'v=TLSRPTv1'
/** `!`, `,` and `;` stand encoded in these URIs (§3). */
const MAILTO = /^mailto:[^\s@!,;]+@[^\s@!,;?]+(?:\?[^\s!,;]*)?$/i
const HTTPS = /^https:\/\/[^\s/?#!,;]+(?:[/?#][^\s!,;]*)?$/i
const VISIBLE = /^[\u0021-\u007e]*$/

const schemeOf = (uri: string): 'mailto' | 'https' | null => {
  const scheme = uri.slice(0, Math.max(0, uri.indexOf(':'))).toLowerCase()
  return scheme === 'mailto' || scheme === 'https' ? scheme : null
}

const problemOf = (uri: string): TlsRptProblem | null => {
  if (uri === '') return 'empty-uri'
  const scheme = schemeOf(uri)
  if (scheme === null) return 'unknown-scheme'
  const form = scheme === 'mailto' ? MAILTO : HTTPS
  return form.test(uri) && VISIBLE.test(uri) ? null : 'bad-uri'
}

const parseUris = (rua: Field): { uris: ReportUri[]; problems: Problem<TlsRptProblem>[] } => {
  const uris: ReportUri[] = []
  const problems: Problem<TlsRptProblem>[] = []
  let offset = rua.valueOffset
  for (const piece of rua.value.split(',')) {
    const { text: uri, offset: inside } = trimmed(piece, 0, piece.length)
    const code = problemOf(uri)
    const scheme = schemeOf(uri)
    if (code !== null) problems.push({ code, offset: offset + inside })
    else if (scheme !== null) uris.push({ scheme, uri })
    offset += piece.length + 1
  }
  return { uris, problems }
}

/** Reads a TLS-RPT record. Never throws; finds every problem, in the order of the record. */
export const parseTlsRpt = (text: string): Parsed<TlsRpt, TlsRptProblem> => {
  const { fields, problems } = parseFields(text, VERSION, 'rua')
  const rua = fields.find(({ name }) => name === 'rua')
  const reports = rua ? parseUris(rua) : { uris: [], problems: [{ code: 'missing-rua', offset: text.length } as const] }
  return {
    value: {
      reportUris: reports.uris,
      extensions: fields.filter((field) => field !== rua).map(({ name, value }) => ({ name, value })),
    },
    problems: [...problems, ...reports.problems].toSorted((a, b) => a.offset - b.offset),
  }
}

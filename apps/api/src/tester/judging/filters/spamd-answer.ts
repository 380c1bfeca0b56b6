/*
 * The answer of spamd to REPORT (spamd/PROTOCOL 1.5): the verdict in the field "Spam", the rules in the operator's report.
 * The table of the usual report rounds to one decimal; a line `POINTS RULE=1.234;…` (report template `_TESTSSCORES(;)_`) has
 * the exact values, and then counts.
 */
import type { FilterVerdict } from '@bienrecu/shared'
import { FILTER_UNAVAILABLE, filterRule, MAX_RULES } from './filter-letter.ts'

const OK = /^SPAMD\/\d+\.\d+ 0 /
const VERDICT = /^Spam:[ \t]*\w+[ \t]*;[ \t]*(-?\d{1,6}(?:\.\d{1,6})?)[ \t]*\/[ \t]*(-?\d{1,6}(?:\.\d{1,6})?)/im
const ROW = /^[ \t*]{0,4}(-?\d{1,4}\.\d{1,3})[ \t]{1,4}([A-Z][A-Z0-9_]{1,120})[ \t]+(\S.*)$/
const MORE = /^[ \t*]{10,60}(\S.*)$/

interface Row {
  readonly code: string
  readonly score: number
  readonly description: string
}

/** Rows such as ` 0.0 HTML_MESSAGE  BODY: HTML included in message`; a long description goes on in lines set in. */
const rowsOf = (report: string): Row[] => {
  const rows: Row[] = []
  for (const line of report.split(/\r?\n/)) {
    const [, points, code, description] = ROW.exec(line) ?? []
    const more = MORE.exec(line)?.[1]
    const last = rows.at(-1)
    if (points !== undefined && code !== undefined && description !== undefined)
      rows.push({ code, score: Number(points), description })
    else if (more !== undefined && last) rows[rows.length - 1] = { ...last, description: `${last.description} ${more}` }
  }
  return rows
}

const exactPoints = (report: string): Map<string, number> => {
  const line = /^POINTS (.{1,20000})$/m.exec(report)?.[1] ?? ''
  const entries = line.split(';').map((entry): [string, number] => {
    const [code = '', points = ''] = entry.split('=')
    return [code.trim(), Number(points)]
  })
  return new Map(entries.filter(([code, points]) => code !== '' && Number.isFinite(points)))
}

/** Reads an answer of spamd. Never throws; what is no answer to REPORT is `unavailable`. */
export const readSpamdAnswer = (answer: string): FilterVerdict => {
  const end = answer.search(/\r?\n\r?\n/)
  const head = end < 0 ? answer : answer.slice(0, end)
  const report = end < 0 ? '' : answer.slice(end)
  const [, score, threshold] = VERDICT.exec(head) ?? []
  if (!OK.test(head) || score === undefined || threshold === undefined) return FILTER_UNAVAILABLE
  const exact = exactPoints(report)
  const rows = rowsOf(report)
  const codes = new Set([...exact.keys(), ...rows.map(({ code }) => code)])
  const rules = [...codes].slice(0, MAX_RULES).flatMap((code) => {
    const row = rows.find((one) => one.code === code)
    return filterRule(code, exact.get(code) ?? row?.score ?? 0, row?.description ?? '') ?? []
  })
  const verdict = { score: Number(score), threshold: Number(threshold), action: null, rules }
  return { state: 'judged', ...verdict, counts: true }
}

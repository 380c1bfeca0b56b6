/* rspamd's `POST /checkv2`: the message as it is, who sent it in fields of the request. Knowingly absent: encryption, milter. */
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { FilterVerdict } from '@bienrecu/shared'
import { z } from 'zod'
import {
  type AskFilter,
  FILTER_UNAVAILABLE,
  type FilterLetter,
  filterRule,
  LARGEST_FOR_FILTERS,
  FILTER_TOO_LARGE,
  MAX_RULES,
  oneLine,
} from './filter-letter.ts'

export interface RspamdDeps {
  /** Base address of the worker, without a trailing slash. */
  readonly url: string
  readonly passwordFile: string | null
  /** Milliseconds for the whole exchange. */
  readonly timeout?: number
}

const TIMEOUT = 10_000
const LARGEST_ANSWER = 1024 * 1024
/** From here rspamd marks a message as spam (action "add header"), unless its operator says otherwise. */
const USUAL_THRESHOLD = 6

/** The part of the answer that we read; rspamd leaves out the description of a symbol without one. */
const Answer = z.object({
  score: z.number(),
  thresholds: z.record(z.string(), z.number().nullable()).nullish(),
  action: z.string().max(100).nullish(),
  symbols: z.record(
    z.string(),
    z.object({ score: z.number(), description: z.string().nullish(), options: z.array(z.string()).nullish() }),
  ),
})

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null // no JSON: not understood below
  }
}

const weight = ({ score }: { readonly score: number }): number => Math.abs(score)

/** Reads an answer of rspamd. Never throws; what is none is `unavailable`. */
export const readRspamdAnswer = (text: string): FilterVerdict => {
  const read = Answer.safeParse(parse(text))
  if (!read.success) return FILTER_UNAVAILABLE
  const { score, thresholds, action = null, symbols } = read.data
  const rules = Object.entries(symbols)
    .flatMap(([code, symbol]) => filterRule(code, symbol.score, symbol.description ?? '') ?? [])
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, MAX_RULES)
  const threshold = thresholds?.['add header'] ?? USUAL_THRESHOLD
  return { state: 'judged', score, threshold, action, rules, counts: false }
}

const fieldsOf = ({ source, ip, helo, mailFrom, recipient }: FilterLetter, password: string | null) => ({
  'content-type': 'application/octet-stream',
  'content-length': source.length,
  ...(ip !== null && { ip: oneLine(ip) }),
  ...(helo !== null && { helo: oneLine(helo) }),
  ...(mailFrom !== null && { from: oneLine(mailFrom) }),
  ...(recipient !== null && { rcpt: oneLine(recipient) }),
  ...(password !== null && { password: oneLine(password) }),
})

const readText = (response: IncomingMessage, settle: (text: string | null) => void): void => {
  const pieces: Buffer[] = []
  let size = 0
  response.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > LARGEST_ANSWER) settle(null)
    else pieces.push(piece)
  })
  response.once('end', () => settle(response.statusCode === 200 ? Buffer.concat(pieces).toString() : null))
  response.once('error', () => settle(null))
}

const post = ({ url, timeout = TIMEOUT }: RspamdDeps, letter: FilterLetter, password: string | null) =>
  new Promise<string | null>((resolve) => {
    const send = url.startsWith('https:') ? requestHttps : requestHttp
    const request = send(`${url}/checkv2`, { method: 'POST', agent: false, headers: fieldsOf(letter, password) })
    const settle = (text: string | null): void => {
      clearTimeout(timer)
      resolve(text)
      request.destroy()
    }
    const timer = setTimeout(() => settle(null), timeout)
    request.once('response', (response) => readText(response, settle))
    request.on('error', () => settle(null))
    request.end(letter.source)
  })

/** Plugs in the worker at this address. The password file is read for each message: it may change. */
export const createAskRspamd =
  (deps: RspamdDeps): AskFilter =>
  async (letter) => {
    if (letter.source.length > LARGEST_FOR_FILTERS) return FILTER_TOO_LARGE
    const { passwordFile } = deps
    const password = passwordFile === null ? null : await readFile(passwordFile, 'utf8').catch(() => null)
    if (passwordFile !== null && password === null) return FILTER_UNAVAILABLE
    const answer = await post(deps, letter, password)
    return answer === null ? FILTER_UNAVAILABLE : readRspamdAnswer(answer)
  }

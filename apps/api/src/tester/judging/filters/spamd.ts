/*
 * SpamAssassin's daemon over SPAMC 1.5, command REPORT. Knowingly absent: users, TLS, compression, teaching. The message is
 * sent with the trace fields that a server puts on top (RFC 5321 §4.4): that is where SpamAssassin looks for who sent it.
 */
import { connect } from 'node:net'
import {
  type AskFilter,
  FILTER_TOO_LARGE,
  FILTER_UNAVAILABLE,
  type FilterLetter,
  LARGEST_FOR_FILTERS,
  oneLine,
} from './filter-letter.ts'
import { readSpamdAnswer } from './spamd-answer.ts'

export interface SpamdDeps {
  readonly host: string
  readonly port: number
  /** Milliseconds for the whole exchange. */
  readonly timeout?: number
}

const TIMEOUT = 15_000
const LARGEST_ANSWER = 512 * 1024

/** Return-Path and Received; nothing where the message came as a file and brings its own. */
const traceFields = ({ ip, helo, mailFrom, reverseName, receiver, receivedAt }: FilterLetter): string => {
  if (ip === null) return ''
  const address = ip.includes(':') ? `IPv6:${oneLine(ip)}` : oneLine(ip)
  const path = mailFrom === null ? '' : `Return-Path: <${oneLine(mailFrom)}>\r\n`
  const date = new Date(receivedAt).toUTCString().replace('GMT', '+0000')
  const name = reverseName === null ? 'unknown' : oneLine(reverseName)
  return `${path}Received: from ${oneLine(helo ?? '') || 'unknown'} (${name} [${address}])\r\n by ${receiver} with ESMTP; ${date}\r\n`
}

const requestOf = (letter: FilterLetter): Buffer => {
  const body = Buffer.concat([Buffer.from(traceFields(letter)), letter.source])
  return Buffer.concat([Buffer.from(`REPORT SPAMC/1.5\r\nContent-length: ${body.length}\r\n\r\n`), body])
}

/** Null when there was no answer, or too long a one. */
const exchange = ({ host, port, timeout = TIMEOUT }: SpamdDeps, request: Buffer): Promise<string | null> =>
  new Promise((resolve) => {
    const pieces: Buffer[] = []
    let size = 0
    const socket = connect({ host, port }, () => socket.end(request))
    const settle = (answer: string | null): void => {
      clearTimeout(timer)
      resolve(answer)
      socket.destroy()
    }
    const timer = setTimeout(() => settle(null), timeout)
    socket.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > LARGEST_ANSWER) settle(null)
      else pieces.push(piece)
    })
    socket.once('error', () => settle(null))
    socket.once('end', () => settle(Buffer.concat(pieces).toString()))
    socket.once('close', () => settle(null))
  })

/** Plugs in the daemon at this address. */
export const createAskSpamd =
  (deps: SpamdDeps): AskFilter =>
  async (letter) => {
    if (letter.source.length > LARGEST_FOR_FILTERS) return FILTER_TOO_LARGE
    const answer = await exchange(deps, requestOf(letter))
    return answer === null ? FILTER_UNAVAILABLE : readSpamdAnswer(answer)
  }

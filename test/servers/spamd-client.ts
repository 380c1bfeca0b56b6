// Speaks SPAMC/1.5, as described in SpamAssassin's spamd/PROTOCOL. Only the REPORT command; no compression, no user.

import { connect } from 'node:net'

/** A rule of SpamAssassin that fired. Points above zero count as spam. */
interface SpamRule {
  readonly code: string
  readonly points: number
  readonly description: string
}

export interface SpamReport {
  /** The sum of all points. */
  readonly points: number
  readonly rules: readonly SpamRule[]
}

const ANSWER_WITHIN_MS = 60_000

/** Sends a message to the spamd on a port of 127.0.0.1. Its report template must be that of spamd.ts. */
export async function askSpamd(port: number, message: Buffer): Promise<SpamReport> {
  const answer = await exchange(
    port,
    Buffer.concat([Buffer.from(`REPORT SPAMC/1.5\r\nContent-length: ${message.length}\r\n\r\n`), message]),
  )
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  const points = /^Spam: \w+ ; (-?[\d.]+) \/ /m.exec(head)?.[1]
  if (!/^SPAMD\/[\d.]+ 0 EX_OK/.test(head) || points === undefined) throw new Error(`spamd answered:\n${answer}`)
  return { points: Number(points), rules: readRules(rest.join('\r\n\r\n')) }
}

function exchange(port: number, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.end(request))
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('spamd does not answer')))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.once('error', reject)
    socket.once('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

/** The points are exact in the POINTS line; the table below it rounds them, but has the descriptions. */
function readRules(report: string): SpamRule[] {
  const exact = /^POINTS (.*)$/m.exec(report)?.[1] ?? ''
  const descriptions = readDescriptions(report)
  return exact
    .split(';')
    .map((entry) => entry.split('='))
    .flatMap(([code, points]) =>
      code === undefined || points === undefined
        ? []
        : [{ code, points: Number(points), description: descriptions.get(code) ?? '' }],
    )
}

/** Lines such as ` 0.0 HTML_MESSAGE  BODY: HTML included in message`; long descriptions go on in indented lines. */
function readDescriptions(report: string): Map<string, string> {
  const descriptions = new Map<string, string>()
  let last: string | undefined
  for (const line of report.split(/\r?\n/)) {
    const [, code, description] = /^\s*-?\d+\.\d+ (\w+)\s+(.*)$/.exec(line) ?? []
    const continuation = /^\s{10,}(\S.*)$/.exec(line)?.[1]
    if (code !== undefined && description !== undefined) descriptions.set((last = code), description)
    else if (last !== undefined && continuation !== undefined) {
      descriptions.set(last, `${descriptions.get(last)} ${continuation}`)
    }
  }
  return descriptions
}

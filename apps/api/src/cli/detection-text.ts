import type { DetectedServer, DetectionTrace, RelayDetection } from '@bienrecu/shared'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const SECURITY: Readonly<Record<DetectedServer['security'], string>> = { tls: 'TLS', starttls: 'STARTTLS', none: '–' }

type About = DetectionTrace['about']

const serverText = (server: DetectedServer | null): string | null =>
  server && `${server.host}:${server.port} ${SECURITY[server.security]}`

/** Each thing that was found, by its name; null for what is not known. */
const foundOf = ({ provider, smtp, imap, username, gateway }: RelayDetection): [About, string | null][] => [
  ['provider', provider?.name ?? null],
  ['smtp', serverText(smtp)],
  ['imap', serverText(imap)],
  ['username', username],
  ['gateway', gateway?.name ?? null],
]

const traceRow = ({ about, value, source, evidence, isCertain }: DetectionTrace, { say }: Terminal): string[] => [
  `  ${say(`detect.${about}`)}`,
  say(`detect.source.${source}`),
  value,
  isCertain ? evidence : `${evidence} ${say('detect.unsure')}`,
]

/** Names from strangers’ records: nothing in them may steer the terminal. */
const legible = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\ufffd')

const openLines = ({ undetermined }: RelayDetection, { say }: Terminal): string[] => {
  if (undetermined.length === 0) return []
  const lines = undetermined.map(
    ({ source, reason }) => `  ${say(`detect.source.${source}`)}: ${say(`detect.reason.${reason}`)}`,
  )
  return ['', say('detect.undetermined'), ...lines]
}

/** What was found, where it comes from, and what could not be asked: lines of text. */
export const detectionText = (detection: RelayDetection, terminal: Terminal): string[] => {
  const { say } = terminal
  const { alternatives, missing, gateway, smtp, sources } = detection
  const unsure = new Set(
    foundOf(detection).flatMap(([about]) =>
      sources.some((trace) => trace.about === about && trace.isCertain) ? [] : [about],
    ),
  )
  const found = foundOf(detection).flatMap(([about, text]) =>
    text === null ? [] : [[say(`detect.${about}`), unsure.has(about) ? `${text} ${say('detect.unsure')}` : text]],
  )
  const lines = found.length > 0 ? table(found) : []
  if (alternatives.length > 0)
    lines.push(say('detect.alternatives', { value: alternatives.map(({ name }) => name).join(', ') }))
  if (missing.length > 0) lines.push(say('detect.missing', { value: missing.join(', ') }))
  if (gateway && !smtp) lines.push(say('detect.behind-gateway', { value: gateway.name }))
  else if (!smtp && missing.length === 0)
    lines.push(say(detection.undetermined.length === 0 ? 'detect.nothing' : 'detect.not-all-answered'))
  if (sources.length > 0) lines.push('', say('detect.sources'), ...table(sources.map((one) => traceRow(one, terminal))))
  return [...lines, ...openLines(detection, terminal)].map(legible)
}

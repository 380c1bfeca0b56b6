import { mailProviders } from '@bienrecu/knowledge/mail-providers'
import type { AppError } from '../app-error.ts'
import type { Dial } from '../smtp/dial.ts'
import type { RelayTarget } from '../smtp/relay-target.ts'
import { replyOf, SmtpFailure } from '../smtp/smtp-failure.ts'

/** A port that a server may also listen on. */
export interface OtherPort {
  port: number
  security: 'tls' | 'starttls'
}

/** The ports of submission (RFC 8314 §3.3, RFC 6409). */
export const SUBMISSION_PORTS: readonly OtherPort[] = [
  { port: 465, security: 'tls' },
  { port: 587, security: 'starttls' },
]

const LONGEST = 5_000 // ms; a port that is open answers at once
const NAMES = { tls: 'TLS', starttls: 'STARTTLS' } as const

const isShut = (failure: AppError): boolean =>
  failure.code === 'smtp-unreachable' || (failure.code === 'smtp-refused' && replyOf(failure) === null)

const othersOf = ({ host, port }: RelayTarget, usual: readonly OtherPort[]): readonly OtherPort[] => {
  const known = mailProviders().flatMap(({ smtp }) => smtp.filter((server) => server.host === host.toLowerCase()))
  const all = new Map([...usual, ...known].map((other) => [other.port, other]))
  return [...all.values()].filter((other) => other.port !== port)
}

/** Goes as far as the greeting, and after STARTTLS as far as encryption. Nobody signs in. */
const works = async (dial: Dial, target: RelayTarget, other: OtherPort, signal: AbortSignal): Promise<OtherPort> => {
  const { port, security } = other
  const socket = await dial(
    { ...target, port, security, credentials: null },
    { signal, watch: { passed: () => undefined } },
  )
  socket.end('QUIT\r\n')
  return other
}

/** When a port is closed or silent: the failure that names another port of the same server which works, or null. */
export const createFindOtherPort =
  (dial: Dial, usual: readonly OtherPort[] = SUBMISSION_PORTS) =>
  async (failure: AppError, target: RelayTarget, signal: AbortSignal): Promise<SmtpFailure | null> => {
    if (!isShut(failure)) return null
    const enough = new AbortController()
    const limited = AbortSignal.any([signal, enough.signal, AbortSignal.timeout(LONGEST)])
    const attempts = othersOf(target, usual).map((other) => works(dial, target, other, limited))
    const found = await Promise.any(attempts).catch(() => null) // none of them works: what is known stays as it is
    enough.abort()
    if (found === null) return null
    const { host, port } = target
    const params = { host, port, otherPort: found.port, otherSecurity: NAMES[found.security] }
    return new SmtpFailure('smtp-wrong-port', { cause: failure, params })
  }

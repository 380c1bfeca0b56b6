import type { CertificateAuthority } from '../servers/certificate-authority.ts'
import { startHostileSmtp } from '../servers/hostile-smtp.ts'
import { startMailSink } from '../servers/mail-sink.ts'
import { createDkimKey, startOpenDkim } from '../servers/opendkim.ts'
import { startPostfix } from '../servers/postfix.ts'

export const RELAY_HOST = 'smtp.example.org'
export const SENDER = 'isabelle@example.org'
const TESTER_DOMAIN = 'mail-tester.com'

/** A relay to send through, with TLS from the start and with STARTTLS. */
export interface BenchRelay {
  readonly name: string
  readonly tlsPort: number
  readonly starttlsPort: number
  readonly username: string
  readonly password: string
  stop(): Promise<void>
}

/** A relay that takes everything and does nothing with it: what a send takes is the line and the sender. */
export const startFastRelay = async (authority: CertificateAuthority): Promise<BenchRelay> => {
  const certificate = await authority.issue([RELAY_HOST])
  const [tls, starttls] = await Promise.all([
    startHostileSmtp({ security: 'tls', certificate }),
    startHostileSmtp({ security: 'starttls', certificate }),
  ])
  return {
    name: 'fast relay',
    tlsPort: tls.port,
    starttlsPort: starttls.port,
    username: SENDER,
    password: 'any',
    stop: async () => void (await Promise.all([tls.stop(), starttls.stop()])),
  }
}

/** A real Postfix as in the lab, but for what comes after it: what it accepts ends in a sink, and nobody evaluates it. */
export const startPostfixRelay = async (authority: CertificateAuthority): Promise<BenchRelay> => {
  const [certificate, sink, openDkim] = await Promise.all([
    authority.issue([RELAY_HOST]),
    startMailSink({ hostName: `mx.${TESTER_DOMAIN}`, accepts: () => true }),
    createDkimKey('example.org', 'bienrecu').then(startOpenDkim),
  ])
  const postfix = await startPostfix({
    hostName: RELAY_HOST,
    domain: 'example.org',
    username: SENDER,
    certificate,
    routes: { [TESTER_DOMAIN]: sink.port },
    milterPort: openDkim.milterPort,
  })
  postfix.setMilterInUse(false)
  const { tlsPort, starttlsPort, username, password } = postfix
  const stop = async () => {
    await postfix.stop()
    await Promise.all([openDkim.stop(), sink.stop()])
  }
  return { name: 'Postfix', tlsPort, starttlsPort, username, password, stop }
}

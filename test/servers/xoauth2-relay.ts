/*
 * A relay that takes nothing but XOAUTH2, and asks an OpenID provider of the lab whose token it is:
 *
 *   const relay = await startXoauth2Relay(provider, certificate)   // STARTTLS; without a certificate, no TLS
 *   relay.port; relay.received                                      // messages, as mail-sink.ts keeps them
 *
 * A token that is not good is answered as Google and Microsoft do: 334 with a JSON error in base64, then, after the
 * client's empty line, 535.
 */
import { readFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import type { ServerCertificate } from './certificate-authority.ts'
import type { OpenIdProvider } from './openid-provider.ts'

export interface Xoauth2Relay {
  readonly port: number
  /** Messages taken, whole. */
  readonly received: readonly string[]
  /** How often each user name came with a good token. */
  readonly signedIn: readonly string[]
  stop(): Promise<void>
}

const refusal = (): Error => Object.assign(new Error('5.7.3 Authentication unsuccessful'), { responseCode: 535 })

/** Starts the relay on a free port of 127.0.0.1. */
export async function startXoauth2Relay(
  provider: Pick<OpenIdProvider, 'accountOf'>,
  certificate: ServerCertificate | null = null,
): Promise<Xoauth2Relay> {
  const received: string[] = []
  const signedIn: string[] = []
  const server = new SMTPServer({
    name: 'relay.example.org',
    authMethods: ['XOAUTH2'],
    disableReverseLookup: true,
    logger: false,
    ...(certificate === null
      ? { hideSTARTTLS: true, allowInsecureAuth: true }
      : { cert: readFileSync(certificate.certificateFile), key: readFileSync(certificate.keyFile) }),
    onAuth({ username = '', accessToken = '' }, _session, answer) {
      provider.accountOf(accessToken).then(
        (account) => {
          if (account !== username.toLowerCase())
            return answer(null, { data: { status: '401', schemes: 'Bearer', scope: 'https://mail.example.org/' } })
          signedIn.push(username)
          return answer(null, { user: username })
        },
        () => answer(refusal()),
      )
    },
    onData(stream, _session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('end', () => {
        received.push(Buffer.concat(chunks).toString())
        answer(null)
      })
    },
  })
  server.on('error', () => undefined) // a client that leaves in the middle is no fault of the relay
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The relay does not listen on a port')
  return {
    port: address.port,
    received,
    signedIn,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

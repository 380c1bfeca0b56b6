import { get } from 'node:https'

import type { Lab } from './lab.ts'

/** An answer of the replica. */
export interface FetchedPage {
  readonly status: number
  readonly location: string | undefined
  readonly body: string
}

interface FetchOptions {
  readonly host?: 'www.mail-tester.com' | 'mail-tester.com'
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks the replica for a path at its real host name, trusting the lab's authority only. Follows no redirect. */
export function fetchPage(lab: Lab, path: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const { host = 'www.mail-tester.com', headers } = options
  const target = {
    host: '127.0.0.1',
    port: lab.mailTester.httpsPort,
    servername: host,
    ca: lab.authority.caCertificate,
  }
  return new Promise((resolve, reject) => {
    const request = get({ ...target, path, headers: { host, ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, location: headers.location, body: Buffer.concat(chunks).toString() })
      })
    })
    request.once('error', reject)
  })
}

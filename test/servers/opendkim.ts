import { createPublicKey, generateKeyPair } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { startProgram } from './child-process.ts'
import { findFreePort } from './free-port.ts'
import { createWorkFolder } from './work-folder.ts'

/** A key pair for DKIM, and the text its selector publishes (RFC 6376 section 3.6.1). */
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  readonly privateKey: string
  /** The owner name of the TXT record. */
  readonly recordName: string
  readonly record: string
}

/** A running OpenDKIM milter that signs what comes from its domain. */
export interface OpenDkim {
  readonly milterPort: number
  output(): string
  stop(): Promise<void>
}

/** Generates an RSA key of 2048 bits, the size that RFC 8301 section 3.2 asks signers to use. */
export async function createDkimKey(domain: string, selector: string): Promise<DkimKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  return {
    domain,
    selector,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    recordName: `${selector}._domainkey.${domain}`,
    record: `v=DKIM1; k=rsa; p=${publicKey}`,
  }
}

/** Starts OpenDKIM in the foreground, as a signer only, with this key. */
export async function startOpenDkim(key: DkimKey): Promise<OpenDkim> {
  const [folder, milterPort] = await Promise.all([createWorkFolder('opendkim'), findFreePort()])
  const keyFile = join(folder.path, 'private.pem')
  const configuration = join(folder.path, 'opendkim.conf')
  await writeFile(keyFile, key.privateKey, { mode: 0o600 })
  await writeFile(configuration, openDkimConfiguration(key, keyFile, milterPort))
  const opendkim = await startProgram({
    program: 'opendkim',
    args: ['-f', '-x', configuration],
    ready: { port: milterPort },
    // It looks at SIGTERM only every five seconds, and has nothing to save.
    stopSignal: 'SIGKILL',
  })
  return {
    milterPort,
    output: () => opendkim.output(),
    async stop() {
      await opendkim.stop()
      await folder.remove()
    },
  }
}

/** Without RequireSafeKeys OpenDKIM would refuse the key for lying below /tmp, which others can write to. */
function openDkimConfiguration(key: DkimKey, keyFile: string, port: number): string {
  return `
Mode s
Domain ${key.domain}
Selector ${key.selector}
KeyFile ${keyFile}
Socket inet:${port}@127.0.0.1
Canonicalization relaxed/relaxed
OversignHeaders From
RequireSafeKeys no
Syslog no
`
}

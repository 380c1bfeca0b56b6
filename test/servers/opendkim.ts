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

/** Generates an RSA key, of 2048 bits unless said otherwise: the size that RFC 8301 section 3.2 asks signers to use. */
export async function createDkimKey(domain: string, selector: string, bits = 2048): Promise<DkimKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  return {
    domain,
    selector,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    recordName: `${selector}._domainkey.${domain}`,
    record: `v=DKIM1; k=rsa; p=${publicKey}`,
  }
}

/** With which key, and in whose name, the mail of one From address is signed. */
export interface Signer {
  readonly address: string
  readonly domain: string
  readonly selector: string
  readonly key: DkimKey
}

/** Starts OpenDKIM in the foreground, as a signer only, with this key. */
export async function startOpenDkim(key: DkimKey): Promise<OpenDkim> {
  return start(async (folder) => {
    const keyFile = await writeKey(folder, 'private.pem', key)
    return `Domain ${key.domain}\nSelector ${key.selector}\nKeyFile ${keyFile}`
  })
}

/** Starts OpenDKIM as the signer of many services at once; mail from any other address is not signed. */
export async function startOpenDkimFor(signers: readonly Signer[]): Promise<OpenDkim> {
  return start(async (folder) => {
    const keys = [...new Set(signers.map(({ key }) => key))]
    const files = new Map<DkimKey, string>()
    for (const [at, key] of keys.entries()) files.set(key, await writeKey(folder, `${at}.pem`, key))
    const keyLines = signers.map(({ domain, selector, key }, at) => `k${at} ${domain}:${selector}:${files.get(key)}\n`)
    const signingLines = signers.map(({ address }, at) => `${address} k${at}\n`)
    await writeFile(join(folder, 'keys'), keyLines.join(''))
    await writeFile(join(folder, 'signers'), signingLines.join(''))
    return `KeyTable file:${join(folder, 'keys')}\nSigningTable file:${join(folder, 'signers')}`
  })
}

async function writeKey(folder: string, name: string, { privateKey }: DkimKey): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, privateKey, { mode: 0o600 })
  return file
}

/** `writeKeys` writes what is needed into a folder and returns the lines of the configuration that speak of it. */
async function start(writeKeys: (folder: string) => Promise<string>): Promise<OpenDkim> {
  const [folder, milterPort] = await Promise.all([createWorkFolder('opendkim'), findFreePort()])
  const configuration = join(folder.path, 'opendkim.conf')
  await writeFile(configuration, openDkimConfiguration(await writeKeys(folder.path), milterPort))
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
function openDkimConfiguration(keys: string, port: number): string {
  return `
Mode s
${keys}
Socket inet:${port}@127.0.0.1
Canonicalization relaxed/relaxed
OversignHeaders From
RequireSafeKeys no
Syslog no
`
}

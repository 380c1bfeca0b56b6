import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { startProgram } from './child-process.ts'
import { findFreePort } from './free-port.ts'
import { writeRspamdConfiguration } from './rspamd-configuration.ts'
import { createWorkFolder } from './work-folder.ts'

/** A running rspamd. */
export interface Rspamd {
  /** Of its worker, without a final slash. */
  readonly url: string
  output(): string
  stop(): Promise<void>
}

export interface RspamdOptions {
  /** The DNS server it may ask, a port of 127.0.0.1: the lab's own. */
  readonly dnsPort: number
  /** The top-level domains it is to know; those of the documentation, unless said otherwise. */
  readonly suffixes?: readonly string[]
  /** All rules that need nobody else, with Debian's points; otherwise SPF, DKIM and DMARC alone. */
  readonly withRules?: boolean
}

/** Starts rspamd in the foreground. It keeps what it learns of the DNS: to be asked about one state of it only. */
export async function startRspamd({
  dnsPort,
  suffixes = ['com', 'net', 'org'],
  withRules = false,
}: RspamdOptions): Promise<Rspamd> {
  const [folder, port] = await Promise.all([createWorkFolder('rspamd'), findFreePort()])
  const suffixFile = join(folder.path, 'suffixes')
  const configuration = join(folder.path, 'rspamd.conf')
  const settings = { folder: folder.path, port, dnsPort, suffixes: suffixFile, withRules }
  await writeFile(suffixFile, suffixes.join('\n'))
  await writeFile(configuration, writeRspamdConfiguration(settings))
  const url = `http://127.0.0.1:${port}`
  const rspamd = await startProgram({
    program: 'rspamd',
    // As root, which it has to be told to accept: it owns its folder then, and nothing else is reached.
    args: ['-f', '-i', '-u', 'root', '-g', 'root', '-c', configuration],
    ready: { when: () => answers(url) },
  })
  return {
    url,
    output: () => rspamd.output(),
    async stop() {
      await rspamd.stop()
      await folder.remove()
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ping`)).ok
  } catch {
    return false
  }
}

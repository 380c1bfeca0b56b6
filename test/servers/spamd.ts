import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { startProgram } from './child-process.ts'
import { findFreePort } from './free-port.ts'
import { askSpamd, type SpamReport } from './spamd-client.ts'
import { createWorkFolder } from './work-folder.ts'

/** A running SpamAssassin daemon with the rules that Debian ships. */
export interface Spamd {
  readonly port: number
  /** What SpamAssassin thinks of a complete message. */
  examine(message: Buffer): Promise<SpamReport>
  output(): string
  stop(): Promise<void>
}

export interface SpamdOptions {
  /** The DNS server it may ask, a port of 127.0.0.1: the lab's own. */
  readonly dnsPort: number
}

/** Starts spamd in the foreground, with a configuration of its own and no state kept. */
export async function startSpamd({ dnsPort }: SpamdOptions): Promise<Spamd> {
  const [folder, port] = await Promise.all([createWorkFolder('spamd'), findFreePort()])
  const site = join(folder.path, 'site')
  await mkdir(site)
  await Promise.all([
    writeFile(
      join(site, 'lab.pre'),
      PLUGINS.map((name) => `loadplugin Mail::SpamAssassin::Plugin::${name}\n`).join(''),
    ),
    writeFile(join(site, 'lab.cf'), configuration(dnsPort)),
  ])
  const listening = [
    '--listen',
    `127.0.0.1:${port}`,
    '--allowed-ips',
    '127.0.0.1',
    '--pidfile',
    `${folder.path}/spamd.pid`,
  ]
  const home = ['--nouser-config', '--helper-home-dir', folder.path]
  const rules = ['--configpath', '/usr/share/spamassassin', '--siteconfigpath', site, ...home]
  const spamd = await startProgram({
    program: 'spamd',
    args: [...listening, ...rules, '--syslog', 'stderr', '--max-children', '1', '--username', 'nobody'],
    cwd: folder.path,
    ready: { output: /server pid: \d+/ },
  })
  return {
    port,
    examine: (message) => askSpamd(port, message),
    output: () => spamd.output(),
    async stop() {
      await spamd.stop()
      await folder.remove()
    },
  }
}

/** Debian's own list, less what needs other people's servers (DNS blocklists, Razor, Pyzor, SpamCop) or a learnt state. */
const PLUGINS = (
  'DKIM MIMEHeader ReplaceTags Check HTTPSMismatch URIDetail BodyEval HTMLEval HeaderEval MIMEEval RelayEval URIEval ' +
  'WLBLEval VBounce ImageInfo FreeMail'
).split(' ')

function configuration(dnsPort: number): string {
  return `
dns_available yes
dns_server 127.0.0.1:${dnsPort}
skip_rbl_checks 1
use_bayes 0
# Everything in the lab comes from loopback, which SpamAssassin always trusts.
score ALL_TRUSTED 0
# Addresses of the documentation stand for public ones.
score RCVD_ILLEGAL_IP 0
# One line each, for spamd-client.ts.
clear_report_template
report POINTS _TESTSSCORES(;)_
report _SUMMARY_
`
}

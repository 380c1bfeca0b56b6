import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

import { startProgram } from '../../servers/child-process.ts'
import { findFreePort } from '../../servers/free-port.ts'
import { createWorkFolder } from '../../servers/work-folder.ts'
import { faultOf, type Judge } from './judge.ts'
import { writeRspamdConfiguration } from './rspamd-configuration.ts'
import { SUFFIXES } from './suffixes.ts'

const Answer = z.object({
  symbols: z.record(z.string(), z.object({ options: z.array(z.string()).optional() })),
})

/** Which symbol stands for which result of RFC 8601; https://rspamd.com/doc/modules/ */
const SPF = {
  R_SPF_ALLOW: 'pass',
  R_SPF_FAIL: 'fail',
  R_SPF_SOFTFAIL: 'softfail',
  R_SPF_NEUTRAL: 'neutral',
  R_SPF_NA: 'none',
  R_SPF_PERMFAIL: 'permerror',
  R_SPF_DNSFAIL: 'temperror',
}
const DKIM = { R_DKIM_ALLOW: 'pass', R_DKIM_REJECT: 'fail', R_DKIM_PERMFAIL: 'permerror', R_DKIM_TEMPFAIL: 'temperror' }
const DMARC = {
  DMARC_POLICY_ALLOW: 'pass',
  DMARC_POLICY_REJECT: 'fail',
  DMARC_POLICY_QUARANTINE: 'fail',
  DMARC_POLICY_SOFTFAIL: 'fail',
  DMARC_BAD_POLICY: 'permerror',
  DMARC_DNSFAIL: 'temperror',
}

/** Starts rspamd with nothing but SPF, DKIM and DMARC. It keeps what it learns of the DNS: to be asked about one state only. */
export async function startRspamdJudge(dnsPort: number): Promise<Judge> {
  const [folder, port] = await Promise.all([createWorkFolder('rspamd'), findFreePort()])
  const suffixes = join(folder.path, 'suffixes')
  const configuration = join(folder.path, 'rspamd.conf')
  await writeFile(suffixes, SUFFIXES.join('\n'))
  await writeFile(configuration, writeRspamdConfiguration({ folder: folder.path, port, dnsPort, suffixes }))
  const rspamd = await startProgram({
    program: 'rspamd',
    // As root, which it has to be told to accept: it owns its folder then, and nothing else is reached.
    args: ['-f', '-i', '-u', 'root', '-g', 'root', '-c', configuration],
    ready: { when: () => answers(port) },
  })
  return {
    name: 'rspamd',
    async judge({ source, ip, helo, mailFrom }) {
      try {
        const headers = { IP: ip, Helo: helo, From: mailFrom, Rcpt: 'someone@receiver.example' }
        const body = new Uint8Array(source)
        const reply = await fetch(`http://127.0.0.1:${port}/checkv2`, { method: 'POST', headers, body })
        const { symbols } = Answer.parse(await reply.json())
        const resultIn = (words: Readonly<Record<string, string>>): string =>
          words[Object.keys(words).find((symbol) => symbol in symbols) ?? ''] ?? 'none'
        const why = Object.entries(symbols)
          .filter(([symbol]) => symbol in SPF || symbol in DKIM || symbol in DMARC)
          .map(([symbol, { options = [] }]) => `${symbol} ${options.join(' ')}`)
        return { spf: resultIn(SPF), dkim: resultIn(DKIM), dmarc: resultIn(DMARC), why: why.join(' / '), fault: null }
      } catch (error) {
        return faultOf(error)
      }
    },
    async stop() {
      await rspamd.stop()
      await folder.remove()
    },
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ping`)).ok
  } catch {
    return false
  }
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

import { createWorkFolder } from '../../servers/work-folder.ts'
import { faultOf, type Judge } from './judge.ts'
import { startLineProgram } from './line-program.ts'
import { SUFFIXES } from './suffixes.ts'

const Answer = z.union([
  z.object({ fault: z.string() }),
  z.object({
    spf: z.string(),
    dkim: z.string().default('-'),
    dmarc: z.string().default('-'),
    lookups: z.int(),
    voids: z.int(),
    why: z.string(),
  }),
])

/** What pyspf says of one address that sends for a domain. */
export interface SpfVerdict {
  readonly result: string
  readonly lookups: number
  readonly why: string
}

/** pyspf, dkimpy and authheaders; pyspf can be asked alone, and counts look-ups. */
export interface PythonJudge extends Judge {
  /** MAIL FROM is `mail@domain`. Throws when the judge itself fails. */
  checkSpf(ip: string, domain: string): Promise<SpfVerdict>
}

/** Debian’s Python: another one that comes first in PATH would not have Debian’s modules. */
const PYTHON = '/usr/bin/python3'

export async function startPythonJudge(dnsPort: number): Promise<PythonJudge> {
  const folder = await createWorkFolder('python-judge')
  const suffixes = join(folder.path, 'suffixes')
  await writeFile(suffixes, `${SUFFIXES.join('\n')}\n`)
  const program = startLineProgram(PYTHON, [join(import.meta.dirname, 'judge.py'), String(dnsPort), suffixes])
  return {
    name: 'pyspf, dkimpy',
    async judge({ source, ...rest }) {
      const answer = Answer.parse(await program.ask({ ...rest, source: source.toString('base64') }))
      return 'fault' in answer ? faultOf(answer.fault) : { ...answer, fault: null }
    },
    async checkSpf(ip, domain) {
      const answer = Answer.parse(await program.ask({ ip, helo: `out.${domain}`, mailFrom: `mail@${domain}` }))
      if ('fault' in answer) throw new Error(`pyspf, about ${ip} for ${domain}: ${answer.fault}`)
      return { result: answer.spf, lookups: answer.lookups, why: answer.why }
    },
    async stop() {
      await program.stop()
      await folder.remove()
    },
  }
}

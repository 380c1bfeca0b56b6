import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

import { createWorkFolder } from '../../servers/work-folder.ts'
import { faultOf, type Judge } from './judge.ts'
import { startLineProgram } from './line-program.ts'
import { SUFFIXES } from './suffixes.ts'

const Answer = z.union([
  z.object({ fault: z.string() }),
  z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string(), why: z.string() }),
])

/** Mail::SPF, Mail::DKIM and Mail::DMARC. */
export async function startPerlJudge(dnsPort: number): Promise<Judge> {
  const folder = await createWorkFolder('mail-dmarc')
  const suffixes = join(folder.path, 'suffixes')
  const configuration = join(folder.path, 'mail-dmarc.ini')
  await writeFile(suffixes, `${SUFFIXES.join('\n')}\n`)
  await writeFile(
    configuration,
    `[dns]\ntimeout = 5\npublic_suffix_list = ${suffixes}\n[report_store]\nauto_save = 0\n`,
  )
  const program = startLineProgram('/usr/bin/perl', [
    join(import.meta.dirname, 'judge.pl'),
    String(dnsPort),
    configuration,
  ])
  return {
    name: 'Mail::DMARC',
    async judge({ source, ...rest }) {
      const answer = Answer.parse(await program.ask({ ...rest, source: source.toString('base64') }))
      return 'fault' in answer ? faultOf(answer.fault) : { ...answer, fault: null }
    },
    async stop() {
      await program.stop()
      await folder.remove()
    },
  }
}

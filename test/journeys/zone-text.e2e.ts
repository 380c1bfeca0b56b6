import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlanEdit } from '@bienrecu/audit/plan/step'
import { zoneText } from '@bienrecu/audit/plan/zone-text'
import { expect, it, onTestFinished } from 'vitest'
import { runProgram } from '../servers/run-program.ts'
import { createWorkFolder } from '../servers/work-folder.ts'

const ZONE = 'example.org'
const HEAD = `$TTL 3600
@ IN SOA ns1.example.net. hostmaster.example.net. 1 3600 600 86400 300
@ IN NS ns1.example.net.
`
const KEY = `v=DKIM1; k=rsa; p=${'Ab9+/'.repeat(150)}`

const edit = (name: string, type: PlanEdit['type'], after: string, before: readonly string[] = []): PlanEdit => ({
  name,
  type,
  before,
  after: [after],
})

const EDITS = [
  edit(ZONE, 'TXT', 'v=spf1 include:_spf.example.net -all', ['v=spf1 mx -all\n@ IN TXT "v=spf1 +all"']),
  edit(`s1._domainkey.${ZONE}`, 'TXT', KEY),
  edit(`s2._domainkey.news.${ZONE}`, 'CNAME', 's2.dkim.example.net'),
  edit(`odd.${ZONE}`, 'TXT', String.raw`quotes " and \ backslashes; a (bracket) and $ORIGIN é`),
  edit(ZONE, 'MX', '10 mx.example.net'),
  edit(`mail.${ZONE}`, 'A', '192.0.2.1'),
  edit(`_submission._tcp.${ZONE}`, 'SRV', '0 1 587 smtp.example.net'),
]

/** The octets of the quoted strings as BIND shows them, read as UTF-8. */
const joined = (data: string): string => {
  const strings = [...data.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, inside = '']) => inside).join('')
  const octets = strings.replace(/\\(?:(\d{3})|(.))/gs, (_, code: string | undefined, plain: string) =>
    code === undefined ? plain : String.fromCharCode(Number(code)),
  )
  return Buffer.from(octets, 'latin1').toString()
}

/** What BIND reads in a zone file: name, type and data of each record. */
const readByBind = async (text: string) => {
  const folder = await createWorkFolder('zone-text')
  onTestFinished(() => folder.remove())
  const file = join(folder.path, 'zone')
  await writeFile(file, text)
  const dump = await runProgram('named-checkzone', ['-q', '-D', '-i', 'none', ZONE, file])
  return dump
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => /^(\S+)\.\s+\d+ IN (\S+)\s+(.*)$/s.exec(line) ?? [])
    .map(([, name = '', type = '', data = '']) => ({ name, type, data: type === 'TXT' ? joined(data) : data }))
    .filter(({ type }) => type !== 'SOA' && type !== 'NS')
}

it('BIND reads an extract of a zone file as what was wanted, and nothing of what has to go', async () => {
  const records = await readByBind(HEAD + zoneText(EDITS, ZONE))
  const wanted = EDITS.map(({ name, type, after: [value = ''] }) => ({
    name,
    type,
    data: ['CNAME', 'MX', 'SRV'].includes(type) ? `${value}.` : value,
  }))
  const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).toSorted()
  expect(sorted(records)).toEqual(sorted(wanted))
})

import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hostileMail } from './fixtures/hostile-mail.ts'
import type { HostileCost } from './fixtures/read-hostile.ts'
import { NO_ENVELOPE } from './fixtures/read-for-test.ts'
import { readMessage } from './read-message.ts'

const run = promisify(execFile)
const READER = path.join(import.meta.dirname, 'fixtures/read-hostile.ts')

/** Reads in a process that may hold little, and answers with what each message cost. */
const costsOf = async (size: number, ...only: string[]): Promise<Record<string, HostileCost>> => {
  const memory = ['--expose-gc', '--max-old-space-size=256']
  const { stdout } = await run(process.execPath, [...memory, READER, String(size), ...only], { maxBuffer: 1e7 })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by read-hostile.ts
  return JSON.parse(stdout) as Record<string, HostileCost>
}

/** Ten times what it takes on a small machine: a careless reader takes minutes. */
const LONGEST = 20_000

describe('hostile mail', () => {
  it('is read within the limits of memory and of the answer, each kind of it', async () => {
    const costs = await costsOf(1_500_000)
    expect(Object.keys(costs)).toEqual(Object.keys(hostileMail))
    for (const [name, { ms, answer, grownMegabytes }] of Object.entries(costs)) {
      expect(ms, name).toBeLessThan(LONGEST)
      expect(answer, name).toBeLessThan(2_000_000)
      expect(grownMegabytes, name).toBeLessThan(150)
    }
  })

  it.each(['a line that looks like thirty boundaries', 'base64 in base64', 'a million elements'])(
    'is read at 50 MB: %s',
    async (name) => {
      const { [name]: cost } = await costsOf(50_000_000, name)
      expect(cost?.ms).toBeLessThan(LONGEST)
      expect(cost?.grownMegabytes).toBeLessThan(150)
    },
  )
})

/** What is said about each, besides that it is survived. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'one octet': ['null-byte'],
  'a million fields': ['too-many-fields'],
  'one endless field': ['fields-too-long', 'line-too-long'],
  'fields without colon': ['field-without-colon'],
  'carriage returns alone': ['bare-line-break'],
  'one line without end': ['line-too-long'],
  'eight bits in the fields': ['eight-bit-header'],
  'multiparts in multiparts': ['nested-too-deep', 'boundary-not-closed'],
  'thousands of parts': ['too-many-parts'],
  'a multipart without boundary': ['boundary-missing'],
  'a boundary that never comes': ['boundary-missing'],
  'base64 of nonsense': ['encoding-broken'],
  'quoted-printable of equals signs': ['encoding-broken'],
  'a charset that does not exist': ['charset-unknown'],
}

it.each(Object.entries(SAID))('says what is wrong with %s', async (name, codes) => {
  const source = hostileMail[name]?.(1_500_000)
  const { evidence } = await readMessage(source ?? Buffer.alloc(0), NO_ENVELOPE)
  const problems = evidence.source.known ? evidence.source.value.problems : []
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]))
  for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(source?.length ?? 0)
})

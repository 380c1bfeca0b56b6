/**
 * Measures every figure, or those of the part named by --part, and prints one table. Ends with 0 when all could be measured;
 * with --strict, with 1 when a target is missed.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measureApi } from './api-figures.ts'
import { measureEngine } from './audit-figures.ts'
import { measureAuditList } from './audit-list-figures.ts'
import { measureInBrowser } from './browser-figures.ts'
import { type Figure, figureTable, isMissed } from './figure.ts'
import { measurePlans } from './plan-figures.ts'
import { measureRelays } from './relay-figures.ts'
import { measureRoundTrips } from './round-trip-figures.ts'
import { measureSizes } from './size-figures.ts'
import { measureTester } from './tester-figures.ts'
import { measureWatching } from './watching-figures.ts'

const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false }, part: { type: 'string' } } })

const PARTS: { name: string; measure: () => Figure[] | Promise<Figure[]> }[] = [
  { name: 'sizes', measure: measureSizes },
  { name: 'the extension in Chromium', measure: measureInBrowser },
  { name: 'the API', measure: measureApi },
  { name: 'round trips', measure: measureRoundTrips },
  { name: 'relay set-up', measure: measureRelays },
  { name: 'the audit engine', measure: measureEngine },
  { name: 'plans', measure: measurePlans },
  { name: 'watching', measure: measureWatching },
  { name: 'the tester', measure: measureTester },
  { name: 'lists of domains', measure: measureAuditList },
]

const figures: Figure[] = []
const chosen = PARTS.filter(({ name }) => values.part === undefined || name === values.part)
if (chosen.length === 0) throw new Error(`no such part; there are: ${PARTS.map(({ name }) => name).join(', ')}`)
for (const { name, measure } of chosen) {
  console.error(`measuring: ${name}`)
  figures.push(...(await measure()))
}
const missed = figures.filter(isMissed).length
console.log(`\n${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores\n`)
console.log(figureTable(figures))
console.log(missed === 0 ? '\nEvery target is reached.' : `\nTargets missed: ${missed}.`)
if (values.strict && missed > 0) process.exitCode = 1

/**
 * The proof that the advice is right: broken zones, repaired as the product says, judged by others. Ends with 1 when a plan
 * did harm or did not keep its word. `--seed S --case N` makes one case again.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { ROOT } from '../product/root.ts'
import { makeCase } from './cases.ts'
import { createKeyPool } from './key-pool.ts'
import { failureText, heldBackTable, keepCase, resultTable } from './report.ts'
import { runCases } from './run-cases.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '450' },
    case: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
    'held-back': { type: 'boolean', default: false },
    folder: { type: 'string', default: join(ROOT, 'test/.work/oracle') },
  },
})

const wholeNumber = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${text} is not a whole number`)
  return number
}

const seed = wholeNumber(values.seed)
const numbers = values.case?.map(wholeNumber) ?? Array.from({ length: wholeNumber(values.count) }, (_, at) => at)
const pool = await createKeyPool()
const cases = numbers.map((number) => makeCase(seed, number, pool))
const begun = performance.now()
const outcomes = await runCases(cases, { byCommand: 10, tell: (line) => console.error(line) })

const failed = outcomes.filter(({ failures }) => failures.length > 0)
for (const outcome of failed) console.log(failureText(outcome))
if (values['held-back']) console.log(`\nPlans that do not say that DMARC will pass:\n${heldBackTable(outcomes)}`)
await mkdir(values.folder, { recursive: true })
for (const outcome of values.keep ? outcomes : failed) await keepCase(outcome, values.folder)
const seconds = Math.round((performance.now() - begun) / 1000)
console.log(`\nSeed ${seed}, ${seconds} s\n\n${resultTable(outcomes)}`)
if (failed.length > 0) {
  console.log(
    `\n${failed.length} failed. Their zones are in ${values.folder}; again: pnpm oracle --seed ${seed} --case N`,
  )
  process.exitCode = 1
}

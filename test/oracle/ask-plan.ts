import { z } from 'zod'

import { planJson } from '../../apps/api/src/cli/plan/plan-json.ts'
import { tellPlan } from '../../apps/api/src/cli/plan/told-plan.ts'
import { createNodeResolver } from '../../apps/api/src/dns/node-resolver.ts'
import { createRunPlan } from '../../apps/api/src/plans/run-plan.ts'
import { NODE, ROOT } from '../product/root.ts'
import { runProgram } from '../servers/run-program.ts'
import type { OracleCase } from './cases.ts'

/** The agreed form of a plan: what `bienrecu plan --json` prints, as far as the oracle reads it. */
const PlanAnswer = z.object({
  domain: z.string(),
  dnsHost: z.string().nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      gain: z.number(),
      later: z.boolean(),
      edits: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          before: z.array(z.string()),
          after: z.array(z.string()),
          typed: z.object({ name: z.string(), value: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  predicted: z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string() }),
})
export type PlanAnswer = z.infer<typeof PlanAnswer>
export type PlanEdit = PlanAnswer['steps'][number]['edits'][number]

/** What the owner of this zone tells the product. */
function toldOf({ accounts, dnsHost, isHostTold, isAddressTold, areKeysTold }: OracleCase) {
  const keys = accounts.flatMap((account) => account.keys).filter(({ isTold }) => isTold && areKeysTold)
  return {
    providers: accounts.map(({ service }) => service.provider.id),
    ip: isAddressTold ? (accounts[0]?.ip ?? null) : null,
    dnsHost: isHostTold ? (dnsHost?.id ?? null) : null,
    keys: keys.map(({ selector, value }) => ({ selector, value })),
  }
}

/** The same as the command line wants it. */
export function planArguments(asked: OracleCase): string[] {
  const { providers, ip, dnsHost, keys } = toldOf(asked)
  return [
    asked.written,
    '--provider',
    providers.join(','),
    ...(ip === null ? [] : ['--ip', ip]),
    ...(dnsHost === null ? [] : ['--dns-host', dnsHost]),
    ...keys.flatMap(({ selector, value }) => ['--dkim-record', `${selector}=${value}`]),
  ]
}

/** Asks for the plan as the command does, over one resolver, within this process. Throws what the product throws. */
export function createPlanner(dnsPort: number): { plan(asked: OracleCase): Promise<PlanAnswer>; close(): void } {
  const resolver = createNodeResolver({ servers: [{ address: '127.0.0.1', port: dnsPort }] })
  const onBug = (checkId: string, error: unknown): void => {
    throw new Error(`the check ${checkId} threw`, { cause: error })
  }
  const runPlan = createRunPlan({ resolver, askServer: null, fetchPolicy: null, onBug, now: Date.now })
  return {
    async plan(asked) {
      const { plan } = await runPlan({
        ...toldOf(asked),
        domain: asked.domain,
        message: null,
        lost: null,
        helo: null,
        mailFrom: null,
        selectors: [],
        wishes: { unusedTerms: [], usedTerms: [], isFlattened: false, reportAddress: null },
      })
      return PlanAnswer.parse(JSON.parse(planJson(tellPlan(plan, 'en'))))
    },
    close: resolver.close,
  }
}

/** Asks for the plan by the command itself, in a process of its own. */
export async function planByCommand(asked: OracleCase, dnsPort: number): Promise<PlanAnswer> {
  const main = `${ROOT}/apps/api/src/cli/main.ts`
  const words = [...planArguments(asked), '--dns', `127.0.0.1:${dnsPort}`, '--json']
  const output = await runProgram(NODE, [main, 'plan', ...words], { env: { LC_ALL: 'C.UTF-8' } })
  return PlanAnswer.parse(JSON.parse(output))
}

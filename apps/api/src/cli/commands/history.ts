import type { Probe } from '@bienrecu/shared'
import { listProbes } from '../../probes/list-probes.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { momentIn, table } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const MAX_LIMIT = 100
const USUAL_LIMIT = '25'

const rowOf = (probe: Probe, { say, locale }: Terminal): string[] => [
  momentIn(locale, probe.createdAt),
  probe.report ? `${probe.report.score.toLocaleString(locale)}/10` : say(`probe.state.${probe.state}`),
  probe.relayName ?? '–',
  probe.address,
]

/** `bienrecu history`: the newest tests first. */
export const history = defineCommand({
  options: { limit: { type: 'string', default: USUAL_LIMIT }, cursor: { type: 'string' } },
  operands: 0,
  optionNames: { '?cursor': '--cursor' },
  run: ({ values }, terminal) =>
    withDeps(terminal, async ({ database }) => {
      const limit = Number(values.limit)
      if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
        throw usageFault(terminal, 'cli.limit', values.limit)
      const page = listProbes(database, { limit, cursor: values.cursor })
      if (terminal.isJson) terminal.out(jsonLine(page))
      else if (page.items.length === 0) terminal.err(terminal.say('history.none'))
      else for (const line of table(page.items.map((probe) => rowOf(probe, terminal)))) terminal.out(line)
      return EXIT.ok
    }),
})

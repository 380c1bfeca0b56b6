import { findRelayByName } from '../../relays/find-relay.ts'
import { scoreHistory } from '../../scores/score-history.ts'
import type { ScoreFormat } from '@bienrecu/shared'
import { narrowScores, writeScores } from '../../scores/write-scores.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu scores`: the score over time, and the changes of the DNS that may explain it. */
export const scores = defineCommand({
  options: {
    domain: { type: 'string' },
    relay: { type: 'string' },
    csv: { type: 'boolean' },
    markdown: { type: 'boolean' },
  },
  operands: 0,
  run: ({ values }, terminal) =>
    withDeps(terminal, async ({ database }) => {
      const { domain, relay } = values
      const history = narrowScores(scoreHistory(database), {
        domain: domain?.toLowerCase() ?? null,
        relayId: relay === undefined ? null : findRelayByName(database, relay).id,
      })
      const format: ScoreFormat = terminal.isJson ? 'json' : values.csv ? 'csv' : 'markdown'
      if (history.points.length === 0 && format === 'markdown') terminal.err(terminal.say('history.none'))
      else terminal.out(writeScores(history, format, terminal.locale, terminal.say).trimEnd())
      return EXIT.ok
    }),
})

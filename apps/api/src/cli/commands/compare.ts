import { CreateProbeBatch, errorSentence, type ProbeBatch, type RelayFacts } from '@bienrecu/shared'
import type { Deps } from '../../app.ts'
import { batchOf } from '../../probes/batch.ts'
import { createStartBatch } from '../../probes/start-batch.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { withMessageFile } from '../own-message-file.ts'
import { parseRequest } from '../parse-request.ts'
import { commandCaller, withProbing } from '../send-and-follow.ts'
import { table } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const serverOf = ({ server }: RelayFacts): string => server?.banner ?? server?.address ?? '–'

const tlsOf = ({ tls, isEncrypted }: RelayFacts, { say }: Terminal): string =>
  tls === null ? (isEncrypted === false ? say('compare.clear') : '–') : tls.protocol

const rowOf = ({ probe, facts }: ProbeBatch['items'][number], terminal: Terminal): string[] => {
  const { say, locale } = terminal
  const time = facts.milliseconds === null ? '–' : say('compare.milliseconds', { value: facts.milliseconds })
  const state =
    probe.code === null ? say(`probe.state.${probe.state}`) : errorSentence(probe.code, locale, probe.params)
  return [probe.relayName ?? '–', time, tlsOf(facts, terminal), facts.mailFrom ?? '–', serverOf(facts), state]
}

const show = (batch: ProbeBatch, terminal: Terminal): void => {
  const { say, out, isJson } = terminal
  if (isJson) return out(jsonLine(batch))
  const head = [
    say('compare.relay'),
    say('compare.time'),
    say('compare.tls'),
    say('compare.sender'),
    say('compare.server'),
    say('compare.state'),
  ]
  table([head, ...batch.items.map((item) => rowOf(item, terminal))]).forEach(out)
}

/** The n-th address belongs to the n-th relay; a single one is for all. */
const targetsOf = ({ database }: Deps, relays: readonly string[], addresses: readonly string[]) =>
  relays.map((name, index) => ({
    relayId: findRelayByName(database, name).id,
    address: addresses.length === 1 ? addresses[0] : addresses[index],
  }))

/** `bienrecu compare --relay NAME --relay NAME --to ADDRESS…`. Exit code 1 when not all of them took the message. */
export const compare = defineCommand({
  options: {
    relay: { type: 'string', multiple: true },
    to: { type: 'string', multiple: true },
    message: { type: 'string' },
    'over-quota': { type: 'boolean' },
  },
  operands: 0,
  run: ({ values }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { relay: relays = [], to: addresses = [], 'over-quota': overQuota = false } = values
      if (relays.length === 0) throw usageFault(terminal, 'cli.missing-option', '--relay')
      if (addresses.length === 0) throw usageFault(terminal, 'cli.missing-option', '--to')
      if (addresses.length > 1 && addresses.length !== relays.length)
        throw usageFault(terminal, 'compare.pairs', String(addresses.length))
      const targets = targetsOf(deps, relays, addresses)
      const request = parseRequest(CreateProbeBatch, { targets, locale: terminal.locale, overQuota })
      return withMessageFile(deps, values.message, (ownMessageId) =>
        withProbing(deps, async (probing) => {
          const startBatch = createStartBatch({ ...deps, ...probing })
          const { batchId, probeIds } = startBatch({ ...request, ownMessageId }, commandCaller())
          await Promise.all(probeIds.map(probing.runs.start))
          const batch = batchOf(deps.database, batchId)
          show(batch, terminal)
          return batch.items.every(({ probe }) => probe.acceptedAt !== null) ? EXIT.ok : EXIT.failed
        }),
      )
    }),
})

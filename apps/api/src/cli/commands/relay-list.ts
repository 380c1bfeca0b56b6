import { listRelays } from '../../relays/find-relay.ts'
import { type KeptRelay, relayOf } from '../../relays/relay.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { table } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const testWord = ({ lastTest }: KeptRelay) => {
  if (lastTest === null) return 'relay.untested'
  return lastTest.ok ? 'relay.works' : 'relay.fails'
}

const passwordWord = ({ authentication, hasPassword }: KeptRelay) => {
  if (!authentication) return 'relay.no-authentication'
  return hasPassword ? 'relay.password' : 'relay.no-password'
}

const rowOf = (relay: KeptRelay, { say }: Terminal): string[] => [
  relay.name,
  `${relay.host}:${relay.port}`,
  relay.security,
  relay.username ?? '–',
  say(passwordWord(relay)),
  say(testWord(relay)),
]

/** `bienrecu relay list` */
export const relayList = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) =>
    withDeps(terminal, async ({ database }) => {
      const items = listRelays(database).map((row) => relayOf(database, row))
      if (terminal.isJson) terminal.out(jsonLine({ items }))
      else if (items.length === 0) terminal.err(terminal.say('relay.none'))
      else for (const line of table(items.map((relay) => rowOf(relay, terminal)))) terminal.out(line)
      return EXIT.ok
    }),
})

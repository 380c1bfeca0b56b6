import { listRelays } from '../relays/find-relay.ts'
import { type KeptRelay, relayOf } from '../relays/relay.ts'
import { tellRelay } from '../relays/tell-relay.ts'
import type { Database } from '../storage/database.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { table } from './table.ts'
import { jsonLine, type Terminal } from './terminal.ts'

const testWord = ({ lastTest }: KeptRelay) => {
  if (lastTest === null) return 'relay.untested'
  return lastTest.ok ? 'relay.works' : 'relay.fails'
}

const secretWord = ({ authentication, authMethod, hasPassword, oauth }: KeptRelay) => {
  if (!authentication) return 'relay.no-authentication'
  if (authMethod === 'oauth2') return oauth?.state === 'connected' ? 'relay.signed-in' : 'relay.not-signed-in'
  return hasPassword ? 'relay.password' : 'relay.no-password'
}

const roleWord = ({ isDefault, isFallback }: KeptRelay) => {
  if (isDefault) return 'relay.default'
  return isFallback ? 'relay.fallback' : null
}

const rowOf = (relay: KeptRelay, { say }: Terminal): string[] => {
  const role = roleWord(relay)
  return [
    relay.name,
    `${relay.host}:${relay.port}`,
    relay.security,
    relay.username ?? '–',
    say(secretWord(relay)),
    say(testWord(relay)),
    role === null ? '' : say(role),
  ]
}

/** Prints the list of relays in its order. */
export const showRelays = async (database: Database, terminal: Terminal): Promise<ExitCode> => {
  const items = listRelays(database).map((row) => relayOf(database, row))
  if (terminal.isJson) terminal.out(jsonLine({ items: await Promise.all(items.map(tellRelay)) }))
  else if (items.length === 0) terminal.err(terminal.say('relay.none'))
  else for (const line of table(items.map((relay) => rowOf(relay, terminal)))) terminal.out(line.trimEnd())
  return EXIT.ok
}

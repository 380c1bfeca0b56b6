import { join } from 'node:path'
import { Verification } from '@bienrecu/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../product/run-command.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { type DnsDoor, openDnsDoor } from '../servers/dns-door.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'
import type { Zone } from '../servers/zone-file.ts'

const DMARC = 'v=DMARC1; p=none; rua=mailto:reports@example.org'
const NAME = '_dmarc.example.org'
const TTL = 900 // seconds

const zone = (records: Zone = {}): Zone => ({
  'example.org': { NS: ['ns1.example.org.', 'ns2.example.org.'] },
  'ns1.example.org': { A: ['127.0.0.1'] },
  'ns2.example.org': { A: ['127.0.0.2'] },
  ...records,
})
const EMPTY = zone()
const FULL = zone({ [NAME]: { TXT: [DMARC] } })

let servers: [Bind, Bind]
let door: DnsDoor
let folder: WorkFolder
beforeAll(async () => {
  folder = await createWorkFolder('verify-record')
  servers = [
    await startBind({ 'example.org': EMPTY }, { ttl: TTL }),
    await startBind({ 'example.org': EMPTY }, { ttl: TTL }),
  ]
  door = await openDnsDoor('127.0.0.2', { port: servers[0].port, leadsTo: servers[1].port })
})
afterAll(async () => {
  await door.close()
  await Promise.all(servers.map((server) => server.stop()))
  await folder.remove()
})

const publish = async (...zones: [Zone, Zone]) => {
  for (const [index, server] of servers.entries()) await server.replaceZone('example.org', zones[index] ?? EMPTY)
}

const verify = async (...more: string[]) => {
  const wanted = ['--name', NAME, '--type', 'TXT', '--value', DMARC, '--dns', `127.0.0.1:${servers[0].port}`]
  const env = { XDG_CACHE_HOME: join(folder.path, 'cache'), LC_ALL: 'C.UTF-8' }
  return runCommand(['verify', 'example.org', ...wanted, ...more], env)
}

const look = async () => {
  const { exitCode, stdout, stderr } = await verify('--json')
  expect([exitCode, stderr]).toEqual([0, ''])
  const seen = Verification.parse(JSON.parse(stdout))
  const secondsLeft = seen.oldUntil === null ? null : (Date.parse(seen.oldUntil) - Date.parse(seen.checkedAt)) / 1000
  return { ...seen, secondsLeft, states: seen.servers.map(({ server, state }) => `${server} ${state}`) }
}

it('a record is followed from nowhere to everywhere, on two real servers that do not change at once', async () => {
  expect(await look()).toMatchObject({
    state: 'awaited',
    states: ['ns1.example.org absent', 'ns2.example.org absent'],
    secondsLeft: TTL,
    resolvers: [],
  })

  // Typed into a form that adds the zone by itself.
  await publish(zone({ [`${NAME}.example.org`]: { TXT: [DMARC] } }), EMPTY)
  expect(await look()).toMatchObject({
    state: 'different',
    states: ['ns1.example.org different', 'ns2.example.org absent'],
    servers: [{ difference: 'name-typed-twice', foundAt: `${NAME}.example.org` }, {}],
  })

  // With quotation marks in a form that adds them by itself.
  await publish(zone({ [NAME]: { TXT: [`"${DMARC}"`] } }), EMPTY)
  expect((await look()).servers[0]).toMatchObject({ difference: 'quotes-inside', found: [`"${DMARC}"`] })

  await publish(FULL, EMPTY)
  const partly = await look()
  expect(partly).toMatchObject({ state: 'partly', secondsLeft: TTL, resolvers: [] })
  expect(partly.states).toEqual(['ns1.example.org seen', 'ns2.example.org absent'])

  await publish(FULL, FULL)
  const everywhere = await look()
  expect(everywhere).toMatchObject({ state: 'visible', states: ['ns1.example.org seen', 'ns2.example.org seen'] })
  expect(everywhere.secondsLeft).toBe(TTL)
  const again = await look()
  expect(again.oldUntil).toBe(everywhere.oldUntil)

  const { stdout } = await verify('--lang', 'fr')
  expect(stdout).toContain('Tous les serveurs de noms qui répondent ont l’enregistrement')
})

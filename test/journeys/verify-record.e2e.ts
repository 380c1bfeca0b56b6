import { join } from 'node:path'
import { Plan, PlanRecord, Verification } from '@bienrecu/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, pairClient } from '../product/api-client.ts'
import { runCommand } from '../product/run-command.ts'
import { type Api, startApi } from '../product/start-api.ts'
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

describe('a plan’s record', () => {
  const KEY = 'gm1._domainkey.example.org'
  const planned = zone({
    'example.org': {
      NS: ['ns1.example.org.', 'ns2.example.org.'],
      MX: ['10 spool.mail.gandi.net.'],
      TXT: ['v=spf1 ip4:192.0.2.1 -all'],
    },
    [NAME]: { TXT: [DMARC] },
  })
  const withKey: Zone = { ...planned, [KEY]: { CNAME: ['gm1.gandimail.net.'] } }

  let api: Api
  let client: Client
  beforeAll(async () => {
    await publish(planned, planned)
    api = await startApi({ env: { BIENRECU_DNS: `127.0.0.1:${servers[0].port}` } })
    client = await pairClient(await api.pair())
  })
  afterAll(() => api.stop())

  const recordIn = ({ steps }: Plan): PlanRecord => {
    const record = steps.flatMap(({ records }) => records).find(({ name }) => name === KEY)
    if (!record) throw new Error(`the plan does not want ${KEY}`)
    return record
  }

  it('is looked for by the API, first when the user says so, then by itself, through a restart', async () => {
    const plan = Plan.parse(await client.post('/v1/plans', { domain: 'example.org', providers: ['gandi'] }))
    const { id } = recordIn(plan)
    const read = async () => recordIn(Plan.parse(await client.get(`/v1/plans/${plan.id}`)))
    const said = PlanRecord.parse(await client.post(`/v1/plans/${plan.id}/records/${id}/published`, {}))
    expect(said).toMatchObject({
      state: 'awaited',
      verification: { servers: [{ server: 'ns1.example.org', state: 'absent' }, { state: 'absent' }], resolvers: [] },
    })

    await api.halt()
    await publish(withKey, withKey)
    await api.restart()
    await expect.poll(async () => (await read()).state, { timeout: 60_000, interval: 500 }).toBe('visible')
    const { seenAt, oldUntil, nextLookAt } = await read()
    expect(Date.parse(oldUntil ?? '') - Date.parse(seenAt ?? '')).toBe(TTL * 1000)
    expect(nextLookAt).toBeNull()
  })
})

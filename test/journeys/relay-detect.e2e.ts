import { join } from 'node:path'
import { RelayDetection } from '@bienrecu/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pairClient } from '../product/api-client.ts'
import { runCommand } from '../product/run-command.ts'
import { startApi } from '../product/start-api.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'

const SILENT = 'silent.example.org'

let bind: Bind
let folder: WorkFolder
beforeAll(async () => {
  folder = await createWorkFolder('relay-detect')
  const mx = (host: string, more: Record<string, string[]> = {}) => ({ MX: [`10 ${host}.`], ...more })
  bind = await startBind(
    {
      'example.org': {
        'example.org': mx('mx1.mail.ovh.net', { TXT: ['v=spf1 include:mx.ovh.com -all'] }),
        'pro.example.org': mx('mx1.mail.ovh.net'),
        '_autodiscover._tcp.pro.example.org': { SRV: ['0 0 443 pro12.mail.ovh.net.'] },
        'own.example.org': mx('mail.own.example.org'),
        '_submissions._tcp.own.example.org': {
          SRV: ['20 1 465 late.own.example.org.', '10 1 465 light.own.example.org.', '10 9 465 smtp.own.example.org.'],
        },
        '_imaps._tcp.own.example.org': { SRV: ['0 1 993 imap.own.example.org.'] },
        '_submission._tcp.own.example.org': { SRV: ['0 0 0 .'] },
        'filtered.example.org': mx('mx1-eu1.ppe-hosted.com', {
          TXT: ['v=spf1 include:spf.protection.outlook.com -all'],
        }),
        // Its web server is this machine, which nobody allowed to be asked.
        'inside.example.org': mx('spool.mail.gandi.net', { A: ['127.0.0.1'] }),
        'autoconfig.inside.example.org': { A: ['127.0.0.1'] },
      },
    },
    { unreadable: [SILENT] },
  )
})
afterAll(async () => {
  await bind.stop()
  await folder.remove()
})

// Nothing of this account is needed, nothing is made: the folder of the data cannot even exist.
const nowhere = () => ({
  BIENRECU_DATA: join(folder.path, 'list', 'data'),
  XDG_CACHE_HOME: join(folder.path, 'cache'),
  LC_ALL: 'C.UTF-8',
})
const run = (address: string, ...args: string[]) =>
  runCommand(['relay', 'detect', address, '--dns', `127.0.0.1:${bind.port}`, ...args], nowhere())
const detect = async (address: string) => {
  const { exitCode, stdout, stderr } = await run(address, '--json')
  expect(stderr).toBe('')
  const told = JSON.parse(stdout)
  return { exitCode, ...RelayDetection.omit({ provider: true }).parse(told), provider: told.provider }
}

describe('bienrecu relay detect, asking a real name server', () => {
  it('finds the host of a domain by its MX', async () => {
    expect(await detect('isabelle@example.org')).toMatchObject({
      exitCode: 0,
      provider: 'ovh-mxplan',
      smtp: { host: 'smtp.mail.ovh.net', port: 465, security: 'tls' },
      username: 'isabelle@example.org',
    })
  })

  it('reads SRV records: priority, weight, and what is not offered', async () => {
    expect(await detect('nadia@own.example.org')).toMatchObject({
      smtp: { host: 'smtp.own.example.org', port: 465, security: 'tls' },
      imap: { host: 'imap.own.example.org', port: 993, security: 'tls' },
    })
    expect(await detect('karim@pro.example.org')).toMatchObject({
      provider: 'ovh-emailpro',
      smtp: { host: 'pro12.mail.ovh.net', port: 587, security: 'starttls' },
    })
  })

  it('does not deduce a mailbox behind a filter', async () => {
    expect(await detect('isabelle@filtered.example.org')).toMatchObject({
      provider: null,
      smtp: null,
      gateway: { id: 'proofpoint' },
    })
  })

  it('does not take silence for an answer', async () => {
    const { exitCode, smtp, undetermined } = await detect(`isabelle@${SILENT}`)
    expect({ exitCode, smtp }).toEqual({ exitCode: 3, smtp: null })
    expect(undetermined.map(({ source, reason }) => `${source} ${reason}`)).toEqual([
      'autoconfig servfail',
      'srv servfail',
      'mx servfail',
      'spf servfail',
    ])
  })

  it('asks no private address for a configuration file', async () => {
    expect(await detect('isabelle@inside.example.org')).toMatchObject({
      provider: 'gandi',
      undetermined: [{ source: 'autoconfig', reason: 'not-asked' }],
    })
  })

  it('tells a domain that does not exist from one without mail', async () => {
    const { exitCode, stdout, stderr } = await run('isabelle@nosuch.example.org', '--json')
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' })
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'domain-not-found' } })
  })

  it('says it in French, legibly', async () => {
    const { stdout } = await run('isabelle@example.org', '--lang', 'fr')
    expect(stdout).toContain('Fournisseur  OVHcloud – MX Plan / Zimbra (à confirmer)')
    expect(stdout).toContain('D’où cela vient')
  })
})

it('the running API knows the address of a mailbox without asking anybody', async () => {
  const api = await startApi()
  try {
    const client = await pairClient(await api.pair())
    const detection = RelayDetection.parse(await client.post('/v1/relays/detect', { address: 'isabelle@orange.fr' }))
    expect(detection).toMatchObject({
      provider: { id: 'orange' },
      smtp: { host: 'smtp.orange.fr' },
      username: 'isabelle@orange.fr',
    })
  } finally {
    await api.stop()
  }
})

import { HandoverKit } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { openDataFolderBeside } from '../../data-folder/open-data-folder.ts'
import { storeExamplePlan } from '../../handovers/fixtures/handover-lab.ts'
import { createCommandLine } from '../fixtures/command-line.ts'

let env: Record<string, string>
let bienrecu: ReturnType<typeof createCommandLine>['run']

beforeEach(async () => {
  ;({ env, run: bienrecu } = createCommandLine())
  env['BIENRECU_PUBLIC_URL'] = 'https://bienrecu.example.org'
  const reply = readConfig(env)
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults))
  const { database, close } = await openDataFolderBeside(reply.config, Date.now)
  storeExamplePlan({ database, now: Date.now })
  close()
})

const kitOf = async (line: string) => HandoverKit.parse(JSON.parse((await bienrecu(line)).out))

describe('handover DOMAIN', () => {
  it('prints the message that is ready to send, and the extract of the zone file', async () => {
    const { code, out } = await bienrecu(['handover', 'Example.org', '--to', 'Isabelle', '--from', 'Marc Dupont'])
    expect(code).toBe(0)
    expect(out).toContain('Hello Isabelle,')
    expect(out).toContain('Marc Dupont')
    expect(out).toContain('https://bienrecu.example.org/h/')
    expect(out).toContain('$ORIGIN example.org.')
  })

  it('gives the whole kit with --json, in the language and for the days that are asked for', async () => {
    const { handover, message } = await kitOf('handover example.org --lang fr --days 7 --json')
    expect(handover.locale).toBe('fr')
    expect(Date.parse(handover.expiresAt) - Date.parse(handover.createdAt)).toBe(7 * 24 * 60 * 60 * 1000)
    expect(message).toContain('Bonjour,')
  })

  it('says that a link opens on this machine alone', async () => {
    delete env['BIENRECU_PUBLIC_URL']
    const { out, err } = await bienrecu('handover example.org')
    expect(out).not.toContain('/h/')
    expect(err).toContain('http://127.0.0.1:24369/h/')
  })

  it.each([
    ['handover', 2],
    ['handover example', 2],
    ['handover example.org --days 0', 2],
    ['handover example.org --days many', 2],
    ['handover example.net', 4],
    [`handover revoke ${crypto.randomUUID()}`, 4],
  ])('%s ends with %d', async (line, code) => {
    expect((await bienrecu(line)).code).toBe(code)
  })

  it('names the option that is wrong', async () => {
    expect((await bienrecu('handover example.org --days 400')).err).toContain('--days: ')
  })
})

it('handover list shows the links, and revoke withdraws one', async () => {
  expect((await bienrecu('handover list')).err).toContain('No link was made yet')
  const { handover } = await kitOf('handover example.org --json')
  expect((await bienrecu('handover list')).out).toMatch(new RegExp(`^${handover.id}  example\\.org  good until `))
  expect(JSON.parse((await bienrecu(`handover revoke ${handover.id} --json`)).out)).toEqual({ revoked: handover.id })
  expect((await bienrecu('handover list')).out).toContain('withdrawn')
  expect(JSON.parse((await bienrecu('handover list --json')).out).items).toMatchObject([{ isRevoked: true }])
  expect((await bienrecu(`handover revoke ${handover.id}`)).code).toBe(4)
})

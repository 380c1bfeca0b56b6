import { Relay, RelayList } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { createCommandLine } from './fixtures/command-line.ts'

let bienrecu: ReturnType<typeof createCommandLine>['run']
let password: string

beforeEach(() => {
  const commandLine = createCommandLine()
  bienrecu = commandLine.run
  password = commandLine.file('password', 'canary-77ab\n')
})

const add = async (name: string, ...more: string[]) => {
  const line = `relay add --name ${name} --host smtp.example.org --security tls --username isabelle@example.org`
  const { out } = await bienrecu([...line.split(' '), '--password-file', password, ...more])
  return Relay.parse(JSON.parse(out))
}
const show = async (name: string) => Relay.parse(JSON.parse((await bienrecu(`relay show ${name}`)).out))
const listed = async () => RelayList.parse(JSON.parse((await bienrecu('relay list --json')).out)).items

describe('relay add', () => {
  it('takes headers, an EHLO name, a method and a pinned certificate', async () => {
    const pin = 'AB:'.repeat(31) + 'AB'
    const more = [
      '--header',
      'X-Shop: cottage',
      '--ehlo-name',
      'mail.example.org',
      '--auth-method',
      'login',
      '--pin',
      pin,
    ]
    expect(await add('Office', ...more)).toMatchObject({
      headers: [{ name: 'X-Shop', value: 'cottage' }],
      ehloName: 'mail.example.org',
      authMethod: 'login',
      certificatePin: 'ab'.repeat(32),
    })
  })

  it('takes the server of a preset', async () => {
    const line = `relay add --name Yahoo --preset yahoo --username isabelle@yahoo.fr --password-file ${password}`
    expect(JSON.parse((await bienrecu(line)).out)).toMatchObject({
      host: 'smtp.mail.yahoo.com',
      port: 465,
      security: 'tls',
      providerId: 'yahoo',
      senderRule: { isFitting: true },
    })
  })

  it('says that no such preset exists', async () => {
    const { code, err } = await bienrecu('relay add --name X --preset nobody --from a@example.org')
    expect([code, err]).toEqual([2, expect.stringContaining('“nobody”')])
  })

  it('names the option of a header that is refused', async () => {
    const line = 'relay add --name X --host smtp.example.org --security tls --no-auth --from a@example.org'
    const { code, err } = await bienrecu([...line.split(' '), '--header', 'Bcc: b@example.net'])
    expect(code).toBe(2)
    expect(err).toContain('--header: “Bcc” is refused')
  })

  it('asks for no password where the sign-in is done with the provider', async () => {
    const line = 'relay add --name M --preset microsoft-365 --username k@example.org --auth-method oauth2'
    expect(JSON.parse((await bienrecu(line)).out)).toMatchObject({ authMethod: 'oauth2', hasPassword: false })
  })
})

describe('relay edit', () => {
  it('changes what it names, and nothing else', async () => {
    const before = await add('Office')
    await bienrecu(['relay', 'edit', 'Office', '--from-name', 'Isabelle Martin'])
    expect(await show('Office')).toMatchObject({
      ...before,
      fromName: 'Isabelle Martin',
      updatedAt: expect.any(String),
    })
  })

  it('empties a field, and takes all headers away', async () => {
    await add('Office', '--reply-to', 'no-reply@example.org', '--header', 'X-Shop: cottage')
    await bienrecu(['relay', 'edit', 'Office', '--reply-to', '', '--header', ''])
    expect(await show('Office')).toMatchObject({ replyToAddress: null, headers: [] })
  })

  it('forgets the password with another server, unless it is given again', async () => {
    await add('Office')
    await bienrecu('relay edit Office --host smtp.example.net')
    expect(await show('Office')).toMatchObject({ host: 'smtp.example.net', hasPassword: false })
    await bienrecu(`relay edit Office --host smtp.example.com --password-file ${password}`)
    expect(await show('Office')).toMatchObject({ host: 'smtp.example.com', hasPassword: true })
  })

  it('says which option is wrong, and changes nothing', async () => {
    const before = await add('Office')
    const { code, err } = await bienrecu('relay edit Office --port 70000')
    expect([code, err]).toEqual([2, expect.stringContaining('--port')])
    expect(await show('Office')).toEqual(before)
  })
})

describe('the list', () => {
  it('has the order, the default and the fallback that commands give it', async () => {
    for (const name of ['a', 'b', 'c']) await add(name)
    await bienrecu('relay order c a')
    await bienrecu('relay default b')
    const { out } = await bienrecu('relay fallback c')
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => line[0])).toEqual(['c', 'a', 'b'])
    expect([lines[0], lines[2]]).toEqual([expect.stringMatching(/fallback$/), expect.stringMatching(/default$/)])
  })

  it('takes a role away', async () => {
    await add('a')
    await bienrecu('relay default --none')
    expect((await listed()).map(({ isDefault }) => isDefault)).toEqual([false])
  })

  it('does not take a name that is none', async () => {
    await add('a')
    expect((await bienrecu('relay order a nobody')).code).toBe(4)
    expect((await bienrecu('relay default nobody')).code).toBe(4)
    expect((await bienrecu('relay default')).code).toBe(2)
  })
})

it('a duplicate has the password of the first, and never shows it', async () => {
  await add('Office')
  const { out } = await bienrecu('relay duplicate Office')
  expect(JSON.parse(out)).toMatchObject({ name: 'Office 2', hasPassword: true })
  expect(out).not.toContain('canary')
})

import { Verification } from '@bienrecu/shared'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Authority, type AuthorityZone, startAuthority } from '../../verifications/fixtures/authority.ts'
import { DMARC, txt } from '../../verifications/fixtures/scene.ts'
import { createCommandLine } from '../fixtures/command-line.ts'

const zone = (records: AuthorityZone['records'] = {}, more: Partial<AuthorityZone> = {}): AuthorityZone => ({
  apex: 'example.org',
  records: {
    'example.org': { NS: ['ns1.example.org', 'ns2.example.net'] },
    'ns1.example.org': { A: ['127.0.0.1'] },
    ...records,
  },
  soaTtl: 900,
  minimum: 600,
  ...more,
})
const FULL = zone({ '_dmarc.example.org': txt(DMARC) })
const WANTED = ['--name', '_dmarc.example.org', '--type', 'txt', '--value', DMARC]

const lab = async (held: AuthorityZone): Promise<Authority> => {
  const server = await startAuthority(held)
  onTestFinished(server.close)
  return server
}

const commandLine = () => {
  const { env, run, root } = createCommandLine()
  env['XDG_CACHE_HOME'] = `${root}/cache`
  const verify = async ({ port }: Authority, ...more: string[]) =>
    run(['verify', 'example.org', ...WANTED, '--dns', `127.0.0.1:${port}`, ...more])
  return {
    verify,
    env,
    json: async (server: Authority, ...more: string[]) => {
      const { code, out } = await verify(server, '--json', ...more)
      return { code, seen: Verification.parse(JSON.parse(out)) }
    },
  }
}

describe('bienrecu verify', () => {
  it('prints what each name server has, and until when the old answer is kept', async () => {
    const server = await lab(zone())
    const before = Date.now()
    const { code, seen } = await commandLine().json(server)
    expect(code).toBe(0)
    expect(seen.servers.map((one) => [one.server, one.address, one.state])).toEqual([
      ['ns1.example.org', '127.0.0.1', 'absent'],
      ['ns2.example.net', null, 'no-answer'],
    ])
    const left = Date.parse(seen.oldUntil ?? '') - before
    expect(left).toBeGreaterThanOrEqual(600_000)
    expect(left).toBeLessThan(660_000)
  })

  it('remembers it from one command to the next', async () => {
    const server = await lab(zone({ '_dmarc.example.org': txt('v=DMARC1; p=reject') }, { ttl: 7200 }))
    const line = commandLine()
    expect((await line.json(server)).seen.servers[0]).toMatchObject({ state: 'different', difference: 'other-value' })
    server.hold(FULL)
    const { seen } = await line.json(server)
    expect(seen.state).toBe('visible')
    expect(Date.parse(seen.oldUntil ?? '') - Date.now()).toBeGreaterThan(7_000_000)
    expect((await line.json(server)).seen.oldUntil).toBe(seen.oldUntil)
    expect((await commandLine().json(server)).seen.oldUntil).toBeNull()
  })

  it('asks the resolver about the record only when the name servers have it', async () => {
    const server = await lab(zone())
    const asked = () => server.asked.filter((text) => text.includes('_dmarc.example.org')).length
    await commandLine().json(server)
    const before = asked()
    server.hold(FULL)
    await commandLine().json(server)
    expect([before, asked() - before]).toEqual([expect.any(Number), 3]) // the zone below, the name server, the resolver
  })

  it('says it in words', async () => {
    const server = await lab(zone({ '_dmarc.example.org.example.org': txt(DMARC) }))
    const { out } = await commandLine().verify(server)
    expect(out).toMatch(/ns1\.example\.org +127\.0\.0\.1 +different/)
    expect(out).toContain('The record stands at _dmarc.example.org.example.org: this form adds the domain by itself.')
    const french = await commandLine().verify(server, '--lang', 'fr')
    expect(french.out).toContain('ce formulaire ajoute lui-même le domaine')
  })

  it('ends with 3 where no name server answers', async () => {
    const server = await lab(zone({ 'ns1.example.org': { A: ['192.168.0.1'] } }))
    expect((await commandLine().json(server)).code).toBe(3)
  })

  it('does not ask name servers of a private network, but where the operator allows it', async () => {
    const server = await lab(zone({ 'ns1.example.org': { A: ['10.0.0.1'] } }))
    expect((await commandLine().json(server)).seen.servers[0]).toMatchObject({
      address: '10.0.0.1',
      state: 'no-answer',
    })
  })

  it.each([
    [['verify', 'example.org', '--name', 'a.example.com', '--type', 'TXT', '--value', 'x'], '--name'],
    [['verify', 'example.org', '--name', 'a.example.org', '--type', 'HINFO', '--value', 'x'], '--type'],
    [['verify', 'example.org', '--name', 'a.example.org', '--type', 'TXT'], '--value'],
    [['verify', 'a@example.org', ...WANTED], 'DOMAIN'],
  ])('%j is not understood', async (words, option) => {
    const { code, err } = await createCommandLine().run(words)
    expect(code).toBe(2)
    expect(err).toContain(option)
  })
})

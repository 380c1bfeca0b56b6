import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Config, readConfig } from './config.ts'
import { platformFolders } from './platform-folders.ts'

const configOf = (env: Record<string, string>): Config => {
  const reply = readConfig(env, 'linux')
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults))
  return reply.config
}

const faultsOf = (env: Record<string, string>) => {
  const reply = readConfig(env, 'linux')
  return reply.ok ? [] : reply.faults
}

describe('an application at a service where people sign in', () => {
  const MICROSOFT = { BIENRECU_OAUTH_MICROSOFT_CLIENT_ID: '535fb089-9ff3-47b6-9bfb-4f1264799865' }

  it('is absent unless it is named', () => {
    expect(configOf({}).oauth).toEqual({ microsoft: null, google: null })
    expect(configOf(MICROSOFT).oauth).toEqual({
      microsoft: {
        clientId: '535fb089-9ff3-47b6-9bfb-4f1264799865',
        clientSecretFile: null,
        tenant: null,
        authority: null,
      },
      google: null,
    })
  })

  it('may be asked for at another address, in clear on this machine alone', () => {
    const at = (address: string) => ({ ...MICROSOFT, BIENRECU_OAUTH_MICROSOFT_AUTHORITY: address })
    expect(configOf(at('https://login.example.org/')).oauth.microsoft?.authority).toBe('https://login.example.org')
    expect(configOf(at('http://127.0.0.1:8080')).oauth.microsoft?.authority).toBe('http://127.0.0.1:8080')
    expect(faultsOf(at('http://login.example.org'))).toMatchObject([{ reason: 'insecure-url' }])
    expect(faultsOf(at('https://login.example.org/tenant'))).toMatchObject([{ reason: 'url' }])
  })

  it('needs its id, without which its other settings would be forgotten', () => {
    expect(faultsOf({ BIENRECU_OAUTH_GOOGLE_CLIENT_SECRET_FILE: '/secret' })).toEqual([
      { variable: 'BIENRECU_OAUTH_GOOGLE_CLIENT_ID', reason: 'client-id-missing', value: '' },
    ])
  })

  it('names a tenant that cannot change the address it stands in', () => {
    expect(faultsOf({ ...MICROSOFT, BIENRECU_OAUTH_MICROSOFT_TENANT: '../evil' })).toMatchObject([{ reason: 'tenant' }])
  })
})

describe('the configuration', () => {
  it('is complete without any variable', () => {
    expect(configOf({ XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/config' })).toMatchObject({
      dataFolder: '/data/bienrecu',
      secretKeyFile: '/config/bienrecu/secret.key',
      host: '127.0.0.1',
      port: 2436,
      publicUrl: 'http://127.0.0.1:2436',
      sending: true,
      dailyLimit: 20,
      resultWaitSeconds: 600,
    })
  })

  it('takes an empty variable for none', () => {
    expect(configOf({ BIENRECU_PORT: '', BIENRECU_SENDING: ' ' })).toMatchObject({ port: 2436, sending: true })
  })

  it('reads names, addresses and ranges of private hosts', () => {
    const text = 'Relay.lan, 172.18.0.0/16,10.0.0.7, ::1, fd00::/8'
    expect(configOf({ BIENRECU_ALLOWED_PRIVATE_HOSTS: text }).allowedPrivateHosts).toEqual({
      names: ['relay.lan'],
      ranges: ['172.18.0.0/16', '10.0.0.7/32', '::1/128', 'fd00::/8'],
    })
  })

  it('reads addresses and domains of recipients', () => {
    const text = 'Isabelle@Example.org, example.net'
    expect(configOf({ BIENRECU_ALLOWED_RECIPIENTS: text }).allowedRecipients).toEqual({
      addresses: ['isabelle@example.org'],
      domains: ['example.net'],
    })
  })

  it('knows an address under which every name is answered', () => {
    expect(configOf({ BIENRECU_HOST: '0.0.0.0' }).publicUrl).toBe('http://127.0.0.1:2436')
    expect(configOf({ BIENRECU_HOST: '::1', BIENRECU_PORT: '80' }).publicUrl).toBe('http://localhost:80')
  })

  it.each([
    ['BIENRECU_PORT', '0', 'port'],
    ['BIENRECU_PORT', '70000', 'port'],
    ['BIENRECU_PORT', '24.36', 'port'],
    ['BIENRECU_PORT', '-1', 'port'],
    ['BIENRECU_PORT', '0x50', 'port'],
    ['BIENRECU_HOST', 'my host', 'host'],
    ['BIENRECU_HOST', '127.0.0.999', 'host'],
    ['BIENRECU_PUBLIC_URL', 'sonde.example.org', 'url'],
    ['BIENRECU_PUBLIC_URL', 'ftp://sonde.example.org', 'url'],
    ['BIENRECU_PUBLIC_URL', 'https://user:pass@sonde.example.org', 'url'],
    ['BIENRECU_PUBLIC_URL', 'https://sonde.example.org/?a=1', 'url'],
    ['BIENRECU_PUBLIC_URL', 'http://sonde.example.org', 'insecure-url'],
    ['BIENRECU_ALLOWED_PRIVATE_HOSTS', 'relay.lan, not a host', 'private-hosts'],
    ['BIENRECU_ALLOWED_PRIVATE_HOSTS', '10.0.0.0/33', 'private-hosts'],
    ['BIENRECU_ALLOWED_RECIPIENTS', 'a@b@c', 'recipients'],
    ['BIENRECU_ALLOWED_RECIPIENTS', '*', 'recipients'],
    ['BIENRECU_SENDING', 'yes', 'switch'],
    ['BIENRECU_DAILY_LIMIT', 'many', 'daily-limit'],
    ['BIENRECU_RESULT_WAIT_SECONDS', '4', 'result-wait'],
    ['BIENRECU_RESULT_WAIT_SECONDS', '3601', 'result-wait'],
    ['BIENRECU_DNS', 'ns.example.org', 'dns-servers'],
    ['BIENRECU_PUBLIC_RESOLVERS', 'dns.example.org', 'dns-servers'],
    ['BIENRECU_TRUSTED_PROXIES', 'proxy.lan', 'proxies'],
    ['BIENRECU_LOG_LEVEL', 'loud', 'log-level'],
    ['BIENRECU_OAUTH_MICROSOFT_CLIENT_ID', 'a&redirect_uri=b', 'client-id'],
    ['BIENRECU_OAUTH_GOOGLE_CLIENT_ID', 'a b', 'client-id'],
    ['BIENRECU_DATA', 'a\u0000b', 'folder'],
  ])('refuses %s=%s', (variable, value, reason) => {
    expect(faultsOf({ [variable]: value })).toMatchObject([{ variable, reason }])
  })

  it('names every fault, and every faulty part of a list', () => {
    const faults = faultsOf({ BIENRECU_PORT: 'x', BIENRECU_ALLOWED_PRIVATE_HOSTS: 'ok.lan, a b, c d' })
    expect(faults.map(({ value }) => value)).toEqual(['x', 'a b', 'c d'])
  })

  it('names variables that begin like ours and are none', () => {
    const reply = readConfig({ BIENRECU_PROT: '1', BIENRECU_ANNOUNCE: 'json' }, 'linux')
    expect(reply).toMatchObject({ ok: true, unknown: ['BIENRECU_PROT'] })
  })

  it('takes a host that is called like a method of objects', () => {
    expect(configOf({ BIENRECU_HOST: 'valueOf' }).publicUrl).toBe('http://valueOf:2436')
  })

  it('never throws, whatever the variables hold', () => {
    const names = ['PORT', 'HOST', 'PUBLIC_URL', 'ALLOWED_PRIVATE_HOSTS', 'ALLOWED_RECIPIENTS', 'TRUSTED_PROXIES']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, value) => {
        const reply = readConfig({ [`BIENRECU_${name}`]: value }, 'linux')
        return reply.ok || reply.faults.length > 0
      }),
    )
  })
})

describe('the folders of a system', () => {
  it('keep data and key apart', () => {
    expect(platformFolders({}, 'linux', '/home/i')).toEqual({
      data: '/home/i/.local/share/bienrecu',
      config: '/home/i/.config/bienrecu',
    })
    expect(platformFolders({}, 'darwin', '/Users/i')).toEqual({
      data: '/Users/i/Library/Application Support/bienrecu',
      config: '/Users/i/Library/Preferences/bienrecu',
    })
    const windows = platformFolders({ LOCALAPPDATA: '/L', APPDATA: '/R' }, 'win32', '/U')
    expect(windows).toEqual({ data: '/L/bienrecu', config: '/R/bienrecu' })
  })

  it('ignore a relative XDG variable, as its specification demands', () => {
    expect(platformFolders({ XDG_DATA_HOME: 'data' }, 'linux', '/home/i').data).toBe('/home/i/.local/share/bienrecu')
  })
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { TESTER_VARIABLES, type TesterConfig } from './tester-config.ts'

const testerOf = (env: Record<string, string>): TesterConfig | null => {
  const reply = readConfig(env, 'linux')
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults))
  return reply.config.tester
}

const faultsOf = (env: Record<string, string>) => {
  const reply = readConfig(env, 'linux')
  return reply.ok ? [] : reply.faults
}

describe('our own tester', () => {
  it('runs without any variable, for this machine alone', () => {
    expect(testerOf({})).toEqual({
      host: '127.0.0.1',
      smtpPort: null,
      lmtp: null,
      domain: 'bienrecu.localhost',
      certificate: null,
      maxMegabytes: 25,
      addressHours: 24,
      keepDays: 30,
      isOpen: true,
      asksLinks: false,
      spamd: null,
      rspamd: null,
    })
  })

  it('can be switched off as a whole', () => {
    expect(testerOf({ BIENRECU_TESTER: 'off', BIENRECU_TESTER_DOMAIN: 'tests.example.org' })).toBeNull()
  })

  it('takes every setting of an operator', () => {
    const env = {
      BIENRECU_TESTER_HOST: '0.0.0.0',
      BIENRECU_TESTER_SMTP_PORT: '25',
      BIENRECU_TESTER_LMTP: '/run/bienrecu/lmtp.sock',
      BIENRECU_TESTER_DOMAIN: 'Tests.Example.ORG',
      BIENRECU_TESTER_CERTIFICATE_FILE: '/tls/cert.pem',
      BIENRECU_TESTER_KEY_FILE: '/tls/key.pem',
      BIENRECU_TESTER_MAX_MEGABYTES: '50',
      BIENRECU_TESTER_ADDRESS_HOURS: '1',
      BIENRECU_TESTER_KEEP_DAYS: '0',
      BIENRECU_TESTER_OPEN: 'off',
      BIENRECU_TESTER_ASK_LINKS: 'on',
      BIENRECU_SPAMD: '[::1]:783',
      BIENRECU_RSPAMD: 'http://rspamd:11333/',
      BIENRECU_RSPAMD_PASSWORD_FILE: '/run/rspamd.password',
    }
    expect(testerOf(env)).toEqual({
      host: '0.0.0.0',
      smtpPort: 25,
      lmtp: { path: '/run/bienrecu/lmtp.sock' },
      domain: 'tests.example.org',
      certificate: { certificateFile: '/tls/cert.pem', keyFile: '/tls/key.pem' },
      maxMegabytes: 50,
      addressHours: 1,
      keepDays: null,
      isOpen: false,
      asksLinks: true,
      spamd: { host: '::1', port: 783 },
      rspamd: { url: 'http://rspamd:11333', passwordFile: '/run/rspamd.password' },
    })
  })

  it('speaks LMTP at a port, or at the path of a socket', () => {
    expect(testerOf({ BIENRECU_TESTER_LMTP: '2424' })?.lmtp).toEqual({ port: 2424 })
    for (const value of ['0', '70000', 'lmtp.sock', './lmtp.sock'])
      expect(faultsOf({ BIENRECU_TESTER_LMTP: value })).toMatchObject([{ reason: 'lmtp', value }])
  })

  it.each([
    ['BIENRECU_TESTER', 'yes', 'switch'],
    ['BIENRECU_TESTER_HOST', 'not a host', 'host'],
    ['BIENRECU_TESTER_SMTP_PORT', '65536', 'port'],
    ['BIENRECU_TESTER_DOMAIN', 'not a domain', 'mail-domain'],
    ['BIENRECU_TESTER_DOMAIN', 'exämple.org', 'mail-domain'],
    ['BIENRECU_TESTER_DOMAIN', 'a@example.org', 'mail-domain'],
    ['BIENRECU_TESTER_MAX_MEGABYTES', '0', 'megabytes'],
    ['BIENRECU_TESTER_MAX_MEGABYTES', '101', 'megabytes'],
    ['BIENRECU_TESTER_ADDRESS_HOURS', '0', 'hours'],
    ['BIENRECU_TESTER_KEEP_DAYS', '-1', 'days'],
    ['BIENRECU_TESTER_OPEN', '1', 'switch'],
    ['BIENRECU_TESTER_ASK_LINKS', 'true', 'switch'],
    ['BIENRECU_SPAMD', '127.0.0.1', 'host-and-port'],
    ['BIENRECU_SPAMD', '::1:783', 'host-and-port'],
    ['BIENRECU_RSPAMD', 'ftp://192.0.2.1:11333', 'url'],
    ['BIENRECU_RSPAMD', 'http://user@192.0.2.1:11333', 'url'],
    ['BIENRECU_HAPPYDELIVER_URL', 'ftp://example.org', 'url'],
  ])('%s=%s is a fault', (variable, value, reason) => {
    expect(faultsOf({ [variable]: value })).toMatchObject([{ variable, reason, value }])
  })

  it('needs both halves of a certificate, and names the one that is missing', () => {
    expect(faultsOf({ BIENRECU_TESTER_CERTIFICATE_FILE: '/tls/cert.pem' })).toMatchObject([
      { variable: 'BIENRECU_TESTER_KEY_FILE', reason: 'certificate-half' },
    ])
    expect(faultsOf({ BIENRECU_TESTER_KEY_FILE: '/tls/key.pem' })).toMatchObject([
      { variable: 'BIENRECU_TESTER_CERTIFICATE_FILE', reason: 'certificate-half' },
    ])
  })

  it('has each of its variables in the documentation', () => {
    const text = readFileSync(path.join(import.meta.dirname, '../../../docs/cli.md'), 'utf8')
    for (const name of [...Object.keys(TESTER_VARIABLES), 'BIENRECU_HAPPYDELIVER_URL'])
      expect(text, name).toContain(`| \`${name}\``)
  })
})

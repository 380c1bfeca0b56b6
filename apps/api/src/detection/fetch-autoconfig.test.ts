import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import { describe, expect, it } from 'vitest'
import type { PublicFile } from '../dns/fetch-public.ts'
import { createFetchAutoconfig } from './fetch-autoconfig.ts'

const ADDRESS = 'isabelle@example.org'
const OWN = 'https://autoconfig.example.org/mail/config-v1.1.xml?emailaddress=isabelle%40example.org'
const WELL_KNOWN = 'https://example.org/.well-known/autoconfig/mail/config-v1.1.xml'
const DATABASE = 'https://autoconfig.thunderbird.net/v1.1/example.org'

const config = (host: string): Fact<PublicFile> =>
  known({
    kind: 'file',
    text: `<clientConfig><emailProvider><outgoingServer type="smtp"><hostname>${host}</hostname><port>465</port>
<socketType>SSL</socketType><username>%EMAILADDRESS%</username></outgoingServer></emailProvider></clientConfig>`,
  })
const redirect = (location: string): Fact<PublicFile> => known({ kind: 'redirect', location })
const MISSING: Fact<PublicFile> = known({ kind: 'missing', status: 404 })

/** Answers by address; what is not there is missing. */
const ask = async (answers: Record<string, Fact<PublicFile>>, isDatabaseAllowed = false) => {
  const asked: string[] = []
  const fetchAutoconfig = createFetchAutoconfig({
    isDatabaseAllowed,
    fetchPublic: async ({ host, path }) => {
      asked.push(`https://${host}${path}`)
      return answers[`https://${host}${path}`] ?? MISSING
    },
  })
  const { files, reason } = await fetchAutoconfig(ADDRESS)
  return {
    asked,
    reason,
    found: files.map(({ url, autoconfig }) => `${url} ${autoconfig.smtp?.server.host ?? 'nothing'}`),
  }
}

describe('the configuration of a domain', () => {
  it('is asked for at both of its own places, and nowhere else', async () => {
    expect(await ask({})).toEqual({ asked: [OWN, WELL_KNOWN], reason: null, found: [] })
  })

  it('is what the first place says, before the second', async () => {
    const { found } = await ask({ [WELL_KNOWN]: config('b.example.org'), [OWN]: config('a.example.org') })
    expect(found).toEqual([
      'https://autoconfig.example.org/mail/config-v1.1.xml a.example.org',
      `${WELL_KNOWN} b.example.org`,
    ])
  })

  it('may come from Thunderbird’s database where the operator allows it, after the domain’s own', async () => {
    const answers = { [DATABASE]: config('smtp.example.net'), [WELL_KNOWN]: config('smtp.example.org') }
    const { asked, found } = await ask(answers, true)
    expect(asked).toContain(DATABASE)
    expect(found.at(-1)).toBe(`${DATABASE} smtp.example.net`)
  })
})

describe('a redirect', () => {
  it.each(['https://www.example.org/config.xml', '/config.xml', '//mail.example.org/config.xml'])(
    'to the same owner is followed: %s',
    async (location) => {
      const target = new URL(location, WELL_KNOWN).href
      const { found } = await ask({ [WELL_KNOWN]: redirect(location), [target]: config('smtp.example.org') })
      expect(found).toEqual([`${target} smtp.example.org`])
    },
  )

  it.each([
    ['to a third domain', 'https://example.net/config.xml'],
    ['to plain HTTP', 'http://example.org/config.xml'],
    ['to another port', 'https://example.org:8443/config.xml'],
    ['with a user', 'https://me:secret@example.org/config.xml'],
    ['to nowhere', ''],
    ['to what is no address', 'https://['],
    ['to an address of the machine', 'https://127.0.0.1/config.xml'],
  ])('%s is refused, and said', async (_what, location) => {
    const { asked, found, reason } = await ask({ [WELL_KNOWN]: redirect(location) })
    expect({ found, reason }).toEqual({ found: [], reason: 'redirect' })
    expect(asked.filter((url) => !url.startsWith('https://example.org/') && url !== OWN)).toEqual([])
  })

  it('is followed once', async () => {
    const { asked, reason } = await ask({
      [WELL_KNOWN]: redirect('/1'),
      'https://example.org/1': redirect('/2'),
      'https://example.org/2': config('smtp.example.org'),
    })
    expect(asked).not.toContain('https://example.org/2')
    expect(reason).toBe('redirect')
  })
})

describe('what did not answer is no "no":', () => {
  it.each<[string, Fact<PublicFile>, string]>([
    ['silence', notKnown('timeout'), 'timeout'],
    ['a private address', notKnown('not-asked'), 'not-asked'],
    ['a certificate that does not hold', known({ kind: 'tls' }), 'tls'],
    ['a file too large', known({ kind: 'too-large' }), 'too-large'],
    ['a file that is none', known({ kind: 'file', text: '<clientConfig>' }), 'malformed'],
    ['a server that fails', known({ kind: 'missing', status: 503 }), 'refused'],
    ['a server that is asked too often', known({ kind: 'missing', status: 429 }), 'refused'],
  ])('%s', async (_what, answer, reason) => {
    expect(await ask({ [OWN]: answer })).toMatchObject({ found: [], reason })
    const beside = await ask({ [OWN]: answer, [WELL_KNOWN]: config('smtp.example.org') })
    expect(beside.found).toHaveLength(1)
  })

  it.each<[string, Fact<PublicFile>]>([
    ['no such host', known({ kind: 'missing', status: null })],
    ['a page', known({ kind: 'file', text: '<!doctype html>' })],
  ])('but %s is', async (_what, answer) => {
    expect(await ask({ [OWN]: answer })).toMatchObject({ found: [], reason: null })
  })
})

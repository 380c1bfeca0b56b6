import { type MailProvider, mailProviders } from '@bienrecu/knowledge/mail-providers'
import { isMatched } from '@bienrecu/knowledge/patterns'
import { describe, expect, it } from 'vitest'
import { RSA_RECORD, rsaKey, signature, signedWith } from '../../../../fixtures/dkim-keys.ts'
import { type ContextOptions, contextOf, draftsOf, published } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { canSign, fitsSelector, judgeTarget, keyProviderOf } from '../../dkim/provider-keys.ts'
import { renderStep } from '../../render-plan.ts'
import type { PlanEdit } from '../../step.ts'
import { DKIM_STEPS } from './index.ts'
import { publish } from './publish.ts'

const EMPTY: Zone = { 'example.org': { TXT: ['v=spf1 -all'] } }
const OTHER_RECORD = `v=DKIM1; k=rsa; p=${rsaKey(2056)}`
const M1 = 'selector1-example-org._domainkey.contoso.n-v1.dkim.mail.microsoft'
const M2 = 'selector2-example-org._domainkey.contoso.n-v1.dkim.mail.microsoft'

const publishing = async (zone: Zone, options: ContextOptions = {}) => publish.build(await contextOf(zone, options))
const only = async (zone: Zone, options: ContextOptions = {}) => {
  const [draft, ...more] = await publishing(zone, options)
  expect(more).toEqual([])
  if (!draft) throw new Error('there is nothing to publish')
  return draft
}
const codes = ({ changes }: { changes: readonly { code: string }[] }) => changes.map(({ code }) => code)
const shown = (edits: readonly PlanEdit[]) =>
  edits.map(({ name, type, before, after }) => `${name} ${type} ${before.join(' ')} > ${after.join(' ')}`)

/** Each alias of the zone leads to a key, as it does once the service has made it. */
const withTargets = (zone: Zone): Zone => {
  const targets = Object.values(zone).flatMap(({ CNAME }) => (Array.isArray(CNAME) ? CNAME.map(String) : []))
  return { ...zone, ...Object.fromEntries(targets.map((target) => [target, { TXT: [RSA_RECORD] }])) }
}

/** What a console may show for the parts of a record that only it knows. */
const SHOWN: Readonly<Record<string, string>> = {
  number: '123456',
  YYYYMMDD: '20250131',
  timestamp: '20250131',
  mmyy: '0125',
  UUID: '0A1B2C3D-0A1B-11EE-8000-0A1B2C3D4E5F',
  projectId: '0a1b2c3d-0a1b-41ee-8000-0a1b2c3d4e5f',
  'token1..3': 'abcdefghijklmnopqrstuvwxyz234567',
  domain: 'example.org',
  'domain-with-dashes': 'example-org',
}
const asShown = (template: string) =>
  template.replaceAll(/\{([^{}]+)\}/g, (_whole, name: string) => SHOWN[name] ?? 'abc1')

/** The keys of a service as its console shows them. */
const consoleKeys = ({ dkim }: MailProvider) =>
  (dkim.records ?? [])
    .filter(({ purpose, legacy, type, alternative }) => purpose === 'dkim' && !legacy && !alternative && type !== 'NS')
    .map(({ host, value, selectorDefault }) => ({
      selector: asShown(host.replace('{selector}', selectorDefault ?? 'mail')).replace('._domainkey', ''),
      value: value.includes('p=…') ? RSA_RECORD : asShown(value),
    }))

describe.each(mailProviders().map((provider) => [provider.id, provider] as const))('keys of %s', (id, provider) => {
  const owner = keyProviderOf(id) ?? provider

  it('are records it really uses, or are asked for where only its console knows them', async () => {
    const drafts = await draftsOf(DKIM_STEPS, await contextOf(EMPTY, { providers: [id] }))
    const edits = drafts.flatMap((draft) => draft.edits)
    for (const { name, type, before, after } of edits) {
      const [target = ''] = after
      const selector = name.replace('._domainkey.example.org', '')
      expect(`${name} ${target}`).not.toMatch(/[{}…]/)
      expect(type).toBe('CNAME')
      expect(before).toEqual([])
      expect(fitsSelector(owner, selector)).toBe(true)
      expect(judgeTarget(owner, target, 'example.org')).toBe('fits')
      expect(isMatched(owner.detect.dkimTargets ?? ['.'], target)).toBe(true)
    }
    if (!canSign(owner)) expect(drafts).toEqual([])
    else expect(drafts.map(({ kind }) => kind)).toContain('dkim/switch-on')
    const told = drafts.flatMap((draft) => (['en', 'fr'] as const).map((locale) => renderStep(draft, locale)))
    for (const text of told) expect(JSON.stringify(text)).not.toMatch(/[{][a-zA-Z]+[}]/)
    const isExplained = drafts.some((draft) => codes(draft).some((code) => code.startsWith('where')))
    if (canSign(owner) && edits.length === 0) expect(isExplained).toBe(true)
  })

  it('are published as its console shows them, and never asked for again', async () => {
    const keys = canSign(owner) ? consoleKeys(owner) : []
    if (keys.length === 0) return
    const options = { providers: [id], givenKeys: keys }
    const [draft] = await publishing(EMPTY, options)
    const problems = codes({ changes: draft?.changes ?? [] }).filter((code) => code !== 'target-without-key')
    expect(problems).toEqual([])
    expect(draft?.edits.map(({ name }) => name).toSorted()).toEqual(
      [...new Set(keys.map(({ selector }) => `${selector.toLowerCase()}._domainkey.example.org`))].toSorted(),
    )
    const zone = withTargets(published(EMPTY, draft?.edits ?? []))
    const selectors = keys.map(({ selector }) => selector)
    expect(await publishing(zone, { ...options, selectors })).toEqual([])
    expect(await publishing(zone, { providers: [id], selectors })).toEqual([])
  })

  it('are not proposed again once they are published', async () => {
    const options = { providers: [id] }
    const edits = (await publishing(EMPTY, options)).flatMap((draft) => draft.edits)
    const again = await draftsOf(DKIM_STEPS, await contextOf(withTargets(published(EMPTY, edits)), options))
    expect(again.filter(({ isLater }) => !isLater).flatMap((draft) => draft.edits)).toEqual([])
    if (edits.length > 0) expect(again.filter(({ kind }) => kind === 'dkim/publish')).toEqual([])
  })
})

describe('what stands at the name of an alias', () => {
  const gandi = { providers: ['gandi'] }
  const at = (selector: string) => `${selector}._domainkey.example.org`

  it('goes where it is a key that does not work', async () => {
    const draft = await only({ [at('gm1')]: { TXT: ['v=DKIM1; k=rsa; p=AAAA'] } }, gandi)
    expect(shown(draft.edits).slice(0, 2)).toEqual([
      `${at('gm1')} TXT v=DKIM1; k=rsa; p=AAAA > `,
      `${at('gm1')} CNAME  > gm1.gandimail.net`,
    ])
    expect(codes(draft)).toContain('key-by-alias')
  })

  it('goes where it is a key that works, once the service answers with its own', async () => {
    const zone = { [at('gm1')]: { TXT: [OTHER_RECORD] }, 'gm1.gandimail.net': { TXT: [RSA_RECORD] } }
    const draft = await only(zone, gandi)
    expect(shown(draft.edits)).toContain(`${at('gm1')} CNAME  > gm1.gandimail.net`)
  })

  it('stays where it works and nothing shows that the alias would', async () => {
    const draft = await only({ [at('gm1')]: { TXT: [OTHER_RECORD] } }, gandi)
    expect(draft.edits.map(({ name }) => name)).toEqual([at('gm2'), at('gm3')])
  })

  it('stays where the last message proved it', async () => {
    const zone = { [at('gm1')]: { TXT: [OTHER_RECORD] }, 'gm1.gandimail.net': { TXT: [RSA_RECORD] } }
    const message = signedWith([signature({ selector: 'gm1' })])
    const draft = await only(zone, { ...gandi, message })
    expect(draft.edits.map(({ name }) => name)).toEqual([at('gm2'), at('gm3')])
  })

  it('is replaced where the alias leads elsewhere', async () => {
    const draft = await only({ [at('gm1')]: { CNAME: ['gm1.example.net'] } }, gandi)
    expect(shown(draft.edits)[0]).toBe(`${at('gm1')} CNAME gm1.example.net > gm1.gandimail.net`)
    expect(codes(draft)).toContain('alias-replaced')
  })

  it('is left alone where another service has its living key there', async () => {
    const zone = {
      [at('gm1')]: { CNAME: ['s1.domainkey.u1.wl1.sendgrid.net'] },
      's1.domainkey.u1.wl1.sendgrid.net': { TXT: [RSA_RECORD] },
    }
    const draft = await only(zone, gandi)
    expect(draft.edits.map(({ name }) => name)).toEqual([at('gm2'), at('gm3')])
    expect(codes(draft)).toContain('name-taken')
  })

  it('is not changed blindly where the DNS does not answer', async () => {
    const draft = await only({ [at('gm1')]: { TXT: 'TIMEOUT', CNAME: 'TIMEOUT' } }, gandi)
    expect(draft.edits.map(({ name }) => name)).toEqual([at('gm2'), at('gm3')])
    expect(codes(draft)).toContain('not-answered')
  })

  it('is nothing to take away where a wildcard answers', async () => {
    const wild = ['gm1', 'gm2', 'gm3', 'bienrecu-q7x2v9k4'].map((label): [string, Zone[string]] => [
      at(label),
      { TXT: ['wild'] },
    ])
    const draft = await only(Object.fromEntries(wild), gandi)
    expect(draft.edits.flatMap(({ before }) => before)).toEqual([])
  })
})

describe('a key that only the console knows', () => {
  const microsoft = { providers: ['microsoft-365'] }
  const givenKeys = [
    { selector: 'selector1', value: M1 },
    { selector: 'selector2', value: M2 },
  ]

  it('is asked for, and never guessed', async () => {
    const draft = await only(EMPTY, microsoft)
    expect(draft).toMatchObject({ subject: 'microsoft-365', edits: [], changes: [{ code: 'where/microsoft-365' }] })
  })

  it('is published once it is given', async () => {
    const draft = await only(EMPTY, { ...microsoft, givenKeys })
    expect(shown(draft.edits)).toEqual([
      `selector1._domainkey.example.org CNAME  > ${M1}`,
      `selector2._domainkey.example.org CNAME  > ${M2}`,
    ])
  })

  it('is told to have a sister that was not given', async () => {
    const [first] = givenKeys
    const draft = await only(EMPTY, { ...microsoft, givenKeys: first ? [first] : [] })
    expect(draft.changes).toContainEqual({
      code: 'also-wanted',
      params: { service: 'Microsoft 365 / Exchange Online', selectors: ['selector2'] },
    })
  })

  it('is not asked for where it stands already', async () => {
    const zone = withTargets({ 'selector1._domainkey.example.org': { CNAME: [M1] } })
    expect(await publishing(zone, microsoft)).toEqual([])
  })

  it('stays wanted while the one given cannot be used', async () => {
    const draft = await only(EMPTY, { ...microsoft, givenKeys: [{ selector: 'selector1', value: 'RIEN' }] })
    expect(draft.edits).toEqual([])
    expect(codes(draft)).toEqual(['not-a-key', 'where/microsoft-365'])
  })

  it('goes to the service whose form it has', async () => {
    const drafts = await publishing(EMPTY, {
      providers: ['google-workspace', 'microsoft-365'],
      givenKeys: [...givenKeys, { selector: 'google', value: RSA_RECORD }],
    })
    const bySubject = drafts.map(({ subject, edits }) => [subject, edits.length])
    expect(bySubject).toEqual([
      ['google-workspace', 1],
      ['microsoft-365', 2],
    ])
  })

  it('is published though its target has no key yet, and that is said', async () => {
    const draft = await only(EMPTY, { ...microsoft, givenKeys })
    expect(codes(draft)).toEqual(['target-without-key', 'target-without-key'])
    expect(
      codes(await only({ [M1]: { TXT: [RSA_RECORD] } }, { ...microsoft, givenKeys: givenKeys.slice(0, 1) })),
    ).toEqual(['also-wanted'])
  })

  it('is not published where it would break the signatures of today', async () => {
    const zone = {
      'selector1._domainkey.example.org': { CNAME: ['selector1-example-org._domainkey.old.onmicrosoft.com'] },
      'selector1-example-org._domainkey.old.onmicrosoft.com': { TXT: [RSA_RECORD] },
      [M1]: { TXT: [OTHER_RECORD] },
    }
    const message = signedWith([signature({ selector: 'selector1' })])
    const draft = await only(zone, { ...microsoft, message, givenKeys: givenKeys.slice(0, 1) })
    expect(draft.edits).toEqual([])
    expect(codes(draft)).toEqual(['not-the-signing-key'])
  })

  it('counts once, as it was given last', async () => {
    const twice = [{ selector: 'selector1', value: 'RIEN' }, ...givenKeys]
    expect((await only(EMPTY, { ...microsoft, givenKeys: twice })).edits).toHaveLength(2)
  })

  it('stands for itself where no service is in use', async () => {
    const draft = await only(EMPTY, { givenKeys: [{ selector: 'k1', value: RSA_RECORD }] })
    expect(draft.subject).toBe('k1')
    expect(shown(draft.edits)).toEqual([`k1._domainkey.example.org TXT  > ${RSA_RECORD}`])
  })

  it('replaces the broken one, and leaves nothing beside it', async () => {
    const zone = { 'google._domainkey.example.org': { TXT: [RSA_RECORD.slice(0, 200), 'rest'] } }
    const draft = await only(zone, {
      providers: ['google-workspace'],
      givenKeys: [{ selector: 'google', value: RSA_RECORD }],
    })
    expect(draft.edits).toEqual([
      {
        name: 'google._domainkey.example.org',
        type: 'TXT',
        before: [RSA_RECORD.slice(0, 200), 'rest'],
        after: [RSA_RECORD],
      },
    ])
  })

  it('takes the place of an alias', async () => {
    const zone = { 'google._domainkey.example.org': { CNAME: ['gone.example.net'] } }
    const draft = await only(zone, {
      providers: ['google-workspace'],
      givenKeys: [{ selector: 'google', value: RSA_RECORD }],
    })
    expect(shown(draft.edits)).toEqual([
      'google._domainkey.example.org CNAME gone.example.net > ',
      `google._domainkey.example.org TXT  > ${RSA_RECORD}`,
    ])
  })

  it('that is published already is nothing to do', async () => {
    const zone = { 'google._domainkey.example.org': { TXT: [RSA_RECORD] } }
    const givenKey = { selector: 'google', value: RSA_RECORD }
    expect(await publishing(zone, { providers: ['google-workspace'], givenKeys: [givenKey] })).toEqual([])
  })
})

describe('a key that is there already', () => {
  it('is not asked for where only its wrapping is wrong', async () => {
    const zone = { 'google._domainkey.example.org': { TXT: [`"${RSA_RECORD}"`] } }
    const drafts = await draftsOf(DKIM_STEPS, await contextOf(zone, { providers: ['google-workspace'] }))
    expect(drafts.map(({ kind, edits }) => [kind, edits.length])).toEqual([['dkim/repair', 1]])
  })

  it('is asked for once where it is cut off', async () => {
    const zone = { 'google._domainkey.example.org': { TXT: [RSA_RECORD.slice(0, 200)] } }
    const drafts = await draftsOf(DKIM_STEPS, await contextOf(zone, { providers: ['google-workspace'] }))
    expect(drafts.map(({ kind }) => kind)).toEqual(['dkim/publish', 'dkim/switch-on'])
  })

  it('is a matter of the service where its alias stands and leads to nothing', async () => {
    const zone = { 'selector1._domainkey.example.org': { CNAME: [M1] } }
    const drafts = await draftsOf(DKIM_STEPS, await contextOf(zone, { providers: ['microsoft-365'] }))
    expect(drafts.map(({ kind }) => kind)).toEqual(['dkim/switch-on'])
    expect(drafts.flatMap(codes)).toContain('no-key-yet')
  })
})

describe('a service that writes its keys itself', () => {
  it('asks for no key where it serves the zone', async () => {
    const drafts = await draftsOf(DKIM_STEPS, await contextOf(EMPTY, { providers: ['ovh-mxplan'], dnsHost: 'ovh' }))
    expect(drafts.map(({ kind }) => kind)).toEqual(['dkim/switch-on'])
    expect(drafts.flatMap(codes)).toContain('writes-itself')
  })

  it('asks for it where another one does', async () => {
    const draft = await only(EMPTY, { providers: ['ovh-mxplan'], dnsHost: 'gandi' })
    expect(draft.edits).toEqual([])
  })

  it('says that one click does the same, where its records are known', async () => {
    const draft = await only(EMPTY, { providers: ['ionos'], dnsHost: 'ionos' })
    expect(draft.edits).toHaveLength(3)
    expect(codes(draft)).toEqual(['by-itself'])
    expect(codes(await only(EMPTY, { providers: ['ionos'], dnsHost: 'ovh' }))).toEqual([])
  })
})

describe('what the message shows', () => {
  it('asks for the key with which it is signed, where nobody has published it', async () => {
    const message = signedWith([signature({ selector: 'k1', result: 'permerror' })])
    const draft = await only(EMPTY, { message })
    expect(draft).toMatchObject({ subject: 'k1', edits: [], params: { wanted: 'key' } })
    expect(codes(draft)).toEqual(['signed-without-key'])
  })

  it('cures a signature that nobody could check, with its own key alone, and none that a good key refused', async () => {
    const unchecked = signature({ selector: 'k1', result: 'neutral' })
    expect((await only(EMPTY, { message: signedWith([unchecked]) })).cures).toContain('dkim/signature-invalid')
    const altered = signature({ domain: 'example.net', selector: 'k2', result: 'fail' })
    const zone = { ...EMPTY, 'k2._domainkey.example.net': { TXT: [RSA_RECORD] } }
    const message = signedWith([unchecked, altered])
    expect((await only(zone, { message })).cures).not.toContain('dkim/signature-invalid')
    const others = await publishing(withTargets(EMPTY), { providers: ['brevo'], message: signedWith([unchecked]) })
    expect(others.flatMap(({ cures }) => cures)).not.toContain('dkim/signature-invalid')
  })

  it('proves the key of the domain above, which is enough', async () => {
    const zone = {
      '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] },
      'brevo1._domainkey.example.org': { CNAME: ['b1.example-org.dkim.brevo.com'] },
      'b1.example-org.dkim.brevo.com': { TXT: [RSA_RECORD] },
      'mail.example.org': { TXT: ['x'] },
    }
    const message = { ...signedWith([signature({ selector: 'brevo1' })]), fromDomain: 'mail.example.org' }
    expect(await publishing(zone, { domain: 'mail.example.org', providers: ['brevo'], message })).toEqual([])
  })

  it('names the one who signs in a name of its own', async () => {
    const message = signedWith([signature({ domain: 'example-org.20230601.gappssmtp.com', selector: '20230601' })])
    const draft = await only(EMPTY, { providers: ['google-workspace'], message })
    expect(codes(draft)).toEqual(['not-aligned', 'where/google-workspace'])
  })

  it('gives the selector of a service that sends everybody to one target', async () => {
    const message = signedWith([signature({ selector: 's123456', result: 'permerror' })])
    const draft = await only(EMPTY, { providers: ['smtp2go'], message })
    expect(shown(draft.edits)).toEqual(['s123456._domainkey.example.org CNAME  > dkim.smtp2go.net'])
  })

  it('proves an older key, for which nothing new has to come', async () => {
    const zone = { 'mail._domainkey.example.org': { TXT: [RSA_RECORD] } }
    const message = signedWith([signature({ selector: 'mail' })])
    expect(await publishing(zone, { providers: ['brevo'], message })).toEqual([])
  })
})

it('stands under the domain that sends, also below the zone', async () => {
  const options = { domain: 'mail.example.org', providers: ['brevo'] }
  expect(shown((await only(EMPTY, options)).edits)[0]).toBe(
    'brevo1._domainkey.mail.example.org CNAME  > b1.mail-example-org.dkim.brevo.com',
  )
})

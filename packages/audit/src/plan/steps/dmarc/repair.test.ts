import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signature } from '../../../../fixtures/dkim-keys.ts'
import { type ContextOptions, contextOf, draftsOf, published, recordsAt } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { type DmarcPolicy, parseDmarc } from '../../../dmarc/parse.ts'
import { requestedPolicy } from '../../../dmarc/policy.ts'
import { renderStep } from '../../render-plan.ts'
import { DMARC_STEPS } from './index.ts'

const NAME = '_dmarc.example.org'
const APEX = {
  MX: ['10 mx.example.org'],
  NS: ['ns1.example.org', 'ns2.example.org'],
  SOA: ['ns1.example.org hostmaster.example.org 1 2 3 4 300'],
} as const
const zoneWith = (zone: Zone): Zone => ({ ...zone, 'example.org': { ...APEX, ...zone['example.org'] } })
const at = (...TXT: string[]): Zone => ({ [NAME]: { TXT } })
/** A message that an aligned signature proves, so that the mail carries a policy. */
const PROVED: ContextOptions = {
  message: { ip: null, helo: null, mailFrom: 'a@example.org', fromDomain: 'example.org', signatures: [signature()] },
}
/** A message that neither SPF nor DKIM proves. */
const UNPROVED: ContextOptions = {
  message: {
    ip: '192.0.2.1',
    helo: 'mx.example.net',
    mailFrom: 'a@example.net',
    fromDomain: 'example.org',
    signatures: [],
  },
}

const steps = async (zone: Zone, options: ContextOptions = {}) =>
  draftsOf(DMARC_STEPS, await contextOf(zoneWith(zone), options))
const now = async (zone: Zone, options: ContextOptions = {}) =>
  (await steps(zone, options)).filter(({ isLater }) => !isLater)
const later = async (zone: Zone, options: ContextOptions = {}) =>
  (await steps(zone, options)).filter(({ isLater }) => isLater)

/** What stands at the name once everything that does not wait is published. */
const resultZone = async (zone: Zone, options: ContextOptions = {}) => {
  const drafts = await now(zone, options)
  return published(
    zoneWith(zone),
    drafts.flatMap(({ edits }) => edits),
  )
}
const result = async (zone: Zone, options: ContextOptions = {}) => (await resultZone(zone, options))[NAME]
const codes = (drafts: readonly { changes: readonly { code: string }[] }[]) =>
  drafts.flatMap(({ changes }) => changes.map(({ code }) => code))

describe('a record that receivers cannot use as it is', () => {
  it.each([
    [
      'obsolete tags',
      at('v=DMARC1; p=none; pct=100; rf=afrf; ri=86400; rua=mailto:a@example.org'),
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    [
      'a part of the mail',
      at('v=DMARC1; p=reject; pct=20; rua=mailto:a@example.org'),
      'v=DMARC1; p=quarantine; rua=mailto:a@example.org',
    ],
    [
      'an obsolete size',
      at('v=DMARC1; p=reject; rua=mailto:a@example.org!10m'),
      'v=DMARC1; p=reject; rua=mailto:a@example.org',
    ],
    [
      'an unknown tag',
      at('v=DMARC1; p=reject; rau=x; rua=mailto:a@example.org'),
      'v=DMARC1; p=reject; rua=mailto:a@example.org',
    ],
    ['no policy', at('v=DMARC1; rua=mailto:a@example.org'), 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    [
      'a policy that is none',
      at('v=DMARC1; p=monitor; rua=mailto:a@example.org'),
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    [
      'a bad policy for sub-domains',
      at('v=DMARC1; p=reject; sp=rejet; rua=mailto:a@example.org'),
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    [
      'an address without mailto:',
      at('v=DMARC1; p=reject; rua=a@example.org'),
      'v=DMARC1; p=reject; rua=mailto:a@example.org',
    ],
    ['no semicolon', at('v=DMARC1 p=none rua=mailto:a@example.org'), 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['small letters', at('v=dmarc1; p=none; rua=mailto:a@example.org'), 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    ['quotes', at('"v=DMARC1; p=none; rua=mailto:a@example.org"'), 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    [
      'a tag twice',
      at('v=DMARC1; p=reject; p=none; rua=mailto:a@example.org'),
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    ['two halves', at('v=DMARC1; p=none;', 'rua=mailto:a@example.org'), 'v=DMARC1; p=none; rua=mailto:a@example.org'],
    [
      'itself twice',
      at('v=DMARC1; p=none; rua=mailto:a@example.org', 'v=DMARC1; p=none; rua=mailto:b@example.org'),
      'v=DMARC1; p=none; rua=mailto:a@example.org,mailto:b@example.org',
    ],
    [
      'a look-alike beside it',
      at('v=DMARC1; p=reject; rua=mailto:a@example.org', 'v=dmarc1; p=none'),
      'v=DMARC1; p=reject; rua=mailto:a@example.org',
    ],
    [
      'its place at the domain',
      { 'example.org': { TXT: ['v=DMARC1; p=none; rua=mailto:a@example.org'] } },
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    [
      'its name typed twice',
      { [`${NAME}.example.org`]: { TXT: ['v=DMARC1; p=none; rua=mailto:a@example.org'] } },
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    [
      'its name without underscore',
      { 'dmarc.example.org': { TXT: ['v=DMARC1; p=none; rua=mailto:a@example.org'] } },
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    [
      'its place at www',
      { '_dmarc.www.example.org': { TXT: ['v=DMARC1; p=none; rua=mailto:a@example.org'] } },
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
    [
      'an alias to nothing',
      { [NAME]: { CNAME: ['gone.example.net'] } },
      'v=DMARC1; p=none; rua=mailto:dmarc@example.org',
    ],
    [
      'an alias to two records',
      {
        [NAME]: { CNAME: ['d.example.net'] },
        'd.example.net': { TXT: ['v=DMARC1; p=none; rua=mailto:a@example.org', 'v=DMARC1; p=none'] },
      },
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    ],
  ] satisfies [string, Zone, string][])('%s: becomes one that they can', async (_fault, zone, expected) => {
    expect(await result(zone)).toEqual({ TXT: [expected] })
    const after = published(
      zoneWith(zone),
      (await now(zone)).flatMap(({ edits }) => edits),
    )
    expect(await now(after)).toEqual([])
    const { audit } = await contextOf(after)
    const failing = audit.findings.filter(({ status }) => status === 'fail').map(({ checkId }) => checkId)
    for (const cured of (await now(zone)).flatMap(({ cures }) => cures)) expect(failing).not.toContain(cured)
  })

  it('keeps other texts at the name, which receivers pass over', async () => {
    expect(await result(at('v=DMARC1', 'google-site-verification=x'))).toEqual({
      TXT: ['google-site-verification=x', 'v=DMARC1; p=none'],
    })
  })

  it('gets a name of its own where a wildcard answers', async () => {
    const wild: Zone = {
      [NAME]: { TXT: ['v=spf1 -all'] },
      'bienrecu-q7x2v9k4.example.org': { TXT: ['v=spf1 -all'] },
    }
    const [draft] = await now(wild)
    expect(draft?.edits).toEqual([
      { name: NAME, type: 'TXT', before: [], after: ['v=DMARC1; p=none; rua=mailto:dmarc@example.org'] },
    ])
  })
})

describe('what is never touched', () => {
  it.each([
    ['a sound record', at('v=DMARC1; p=reject; rua=mailto:a@example.net')],
    ['a record written without spaces', at('v=DMARC1;p=none;rua=mailto:a@example.org;')],
    [
      'an alias to the record of a provider',
      {
        [NAME]: { CNAME: ['dmarc.example.net'] },
        'dmarc.example.net': { TXT: ['v=DMARC1; p=none; rua=mailto:a@example.net'] },
      },
    ],
    ['a name that does not answer', { [NAME]: { TXT: 'TIMEOUT' } }],
  ] satisfies [string, Zone][])('%s', async (_what, zone) => {
    expect(await now(zone)).toEqual([])
  })

  it('the record of a provider, at any time', async () => {
    const zone: Zone = {
      [NAME]: { CNAME: ['dmarc.example.net'] },
      'dmarc.example.net': { TXT: ['v=DMARC1; p=reject; pct=5; rua=mailto:a@example.net'] },
    }
    expect(await steps(zone, UNPROVED)).toEqual([])
  })

  it('the record of a provider that asks for no reports, but where the user wants them', async () => {
    const zone: Zone = { [NAME]: { CNAME: ['dmarc.example.net'] }, 'dmarc.example.net': { TXT: ['v=DMARC1; p=none'] } }
    const [draft, ...more] = await steps(zone, { wishes: { reportAddress: 'a@example.org' } })
    expect(more).toEqual([])
    expect(draft).toMatchObject({
      subject: 'reports',
      isLater: true,
      edits: [
        { name: NAME, type: 'CNAME', before: ['dmarc.example.net'], after: [] },
        { name: NAME, type: 'TXT', before: [], after: ['v=DMARC1; p=none; rua=mailto:a@example.org'] },
      ],
    })
  })

  it('the record of the organisation, which a sub-domain obeys', async () => {
    const zone = zoneWith(at('v=DMARC1; p=reject; rua=mailto:a@example.org'))
    expect(await draftsOf(DMARC_STEPS, await contextOf(zone, { domain: 'mail.example.org' }))).toEqual([])
  })

  it('the address of somebody else', async () => {
    const zone = at(
      'v=DMARC1; p=none; pct=50; rua=mailto:x@reports.example.net',
      'v=DMARC1; p=none; rua=mailto:a@example.org',
    )
    const [record = ''] = recordsAt(
      await resultZone(zone, { wishes: { reportAddress: 'me@example.org' } }),
      NAME,
      'TXT',
    )
    expect(parseDmarc(record).value?.aggregateReports.map(({ address }) => address)).toEqual([
      'x@reports.example.net',
      'a@example.org',
    ])
  })
})

describe('a policy that had no effect', () => {
  const two = at('v=DMARC1; p=reject', 'v=DMARC1; p=quarantine')

  it('comes back as the weakest of them where the mail carries it', async () => {
    expect(await result(two, PROVED)).toEqual({ TXT: ['v=DMARC1; p=quarantine'] })
  })

  it('comes back the same in whatever order the name servers give the records', async () => {
    const records = ['v=DMARC1; p=none; rua=mailto:x@example.org', 'v=DMARC1; p=none; rua=mailto:a@example.org']
    expect(await result(at(...records))).toEqual(await result(at(...records.toReversed())))
  })

  it('begins with p=none where nothing shows that the mail carries it', async () => {
    expect(await result(two)).toEqual({ TXT: ['v=DMARC1; p=none'] })
    expect(await result(two, UNPROVED)).toEqual({ TXT: ['v=DMARC1; p=none'] })
    expect(codes(await now(two))).toContain('policy-not-carried')
  })
})

describe('strict alignment', () => {
  const strict = at('v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:a@example.org')
  const fromBelow = (domain: string): ContextOptions => ({
    message: {
      ip: null,
      helo: null,
      mailFrom: 'a@mail.example.org',
      fromDomain: 'example.org',
      signatures: [signature({ domain })],
    },
  })

  it('is relaxed where the message misses it and fails for it', async () => {
    const zone = { ...strict, 'mail.example.org': { TXT: ['v=spf1 -all'] } }
    expect(await result(zone, fromBelow('mail.example.org'))).toEqual({
      TXT: ['v=DMARC1; p=none; rua=mailto:a@example.org'],
    })
  })

  it('stays where another signature makes the message pass', async () => {
    expect(await now(strict, fromBelow('example.org'))).toEqual([])
  })
})

describe('reports', () => {
  it('are asked for where the user says, beside a record that asks for none', async () => {
    expect(await result(at('v=DMARC1; p=reject'), { wishes: { reportAddress: 'a@example.org' } })).toEqual({
      TXT: ['v=DMARC1; p=reject; rua=mailto:a@example.org'],
    })
  })

  it('are a proposal where nobody said anything', async () => {
    const [draft] = await later(at('v=DMARC1; p=none'))
    expect(draft).toMatchObject({ kind: 'dmarc/repair', subject: 'reports', changes: [{ code: 'report-mailbox' }] })
  })

  it('to another domain are told to need its agreement', async () => {
    const options = { wishes: { reportAddress: 'x@example.net' } }
    const zone = { ...at('v=DMARC1; p=none'), 'example.net': { TXT: ['x'] } }
    expect(codes(await now(zone, options))).toEqual(['reports-added', 'reports-not-agreed'])
    const agreed = { ...zone, 'example.org._report._dmarc.example.net': { TXT: ['v=DMARC1'] } }
    expect(codes(await now(agreed, options))).toEqual(['reports-added'])
  })
})

describe('a policy that hits one’s own mail', () => {
  it('can be taken back meanwhile, as a step that waits for a word', async () => {
    const drafts = await steps(at('v=DMARC1; p=reject; sp=quarantine; rua=mailto:a@example.org'), UNPROVED)
    expect(drafts).toMatchObject([
      { kind: 'dmarc/repair', subject: 'relaxed', isLater: true, changes: [{ code: 'relax-meanwhile' }] },
    ])
    expect(drafts[0]?.edits[0]?.after).toEqual(['v=DMARC1; p=none; rua=mailto:a@example.org'])
  })
})

const STRENGTH: Readonly<Record<DmarcPolicy, number>> = { none: 0, quarantine: 1, reject: 2 }
const strengthOf = (text: string): number => {
  const policy = parseDmarc(text).value?.policy
  return policy && policy !== 'invalid' ? STRENGTH[policy] : 0
}

/** What receivers apply today to the domain, to sub-domains that exist and to those that do not. */
const inForce = async (zone: Zone): Promise<number[]> => {
  const { evidence } = await contextOf(zone)
  const found = evidence.dmarc.known && evidence.dmarc.value.found
  const record = found && found.known ? found.value?.record : null
  return (['itself', 'existing', 'nonexistent'] as const).map((part) => {
    const policy = record ? requestedPolicy(record, part).policy : null
    return policy === null ? 0 : STRENGTH[policy]
  })
}

describe('any zone', () => {
  const tag = fc.constantFrom(
    'p=none',
    'p=quarantine',
    'p=reject',
    'p=x',
    'sp=none',
    'sp=reject',
    'np=reject',
    't=y',
    'pct=30',
    'ri=1',
    'rua=mailto:a@example.org',
    'rua=b@example.org',
    'rua=mailto:c@example.net!1m',
    'adkim=s',
    'foo=1',
    '',
  )
  const text = fc
    .tuple(
      fc.constantFrom('v=DMARC1', 'v=dmarc1', '"v=DMARC1', ' v=DMARC1'),
      fc.array(tag, { maxLength: 6 }),
      fc.constantFrom('; ', ' '),
    )
    .map(([version, tags, separator]) => [version, ...tags].join(separator))
  const texts = fc.array(text, { maxLength: 3 })
  const zone = fc.record({ here: texts, apex: texts, doubled: texts, bare: texts })

  it('ends with one record at most, without problem, stricter for nobody, and nothing left to do now', async () => {
    await fc.assert(
      fc.asyncProperty(zone, fc.constantFrom({}, PROVED, UNPROVED), async ({ here, apex, doubled, bare }, options) => {
        const places = {
          [NAME]: here,
          'example.org': apex,
          [`${NAME}.example.org`]: doubled,
          'dmarc.example.org': bare,
        }
        const entries = Object.entries(places).filter(([, list]) => list.length > 0)
        const before = zoneWith(Object.fromEntries(entries.map(([name, list]) => [name, { TXT: [...new Set(list)] }])))
        const drafts = await now(before, options)
        const after = published(
          before,
          drafts.flatMap(({ edits }) => edits),
        )
        const found = recordsAt(after, NAME, 'TXT').filter((one) => parseDmarc(one).value !== null)
        expect(found).toHaveLength(1)
        expect(parseDmarc(found[0] ?? '').problems).toEqual([])
        const written = [...here, ...apex, ...doubled, ...bare].join(' ')
        const asked = [...written.matchAll(/(?<![sn])p=(none|quarantine|reject)/g)].map(
          ([, one = '']) => `v=DMARC1; p=${one}`,
        )
        expect(strengthOf(found[0] ?? '')).toBeLessThanOrEqual(Math.max(0, ...asked.map(strengthOf)))
        expect(await now(after, options)).toEqual([])
        if (options !== PROVED) {
          const [today, tomorrow] = await Promise.all([inForce(before), inForce(after)])
          for (const [part, strength] of tomorrow.entries()) expect(strength).toBeLessThanOrEqual(today[part] ?? 0)
        }
        for (const draft of await steps(before, options)) {
          for (const locale of ['en', 'fr'] as const)
            expect(JSON.stringify(renderStep(draft, locale))).not.toMatch(/[{][a-zA-Z]+[}]/)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('has later steps that follow one another, each with one record', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (here) => {
        const before = zoneWith(here.length > 0 ? at(...new Set(here)) : {})
        const all = await steps(before)
        const ordered = [
          'dmarc/publish',
          'dmarc/repair',
          'dmarc/subdomains',
          'dmarc/quarantine',
          'dmarc/reject',
        ].flatMap((kind) => all.filter((one) => one.kind === kind))
        const after = published(
          before,
          ordered.flatMap(({ edits }) => edits),
        )
        const found = recordsAt(after, NAME, 'TXT').filter((one) => parseDmarc(one).value !== null)
        expect(found).toHaveLength(1)
        expect(parseDmarc(found[0] ?? '').problems).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

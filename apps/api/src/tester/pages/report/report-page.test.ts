import type { Judgement } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../../fixtures/example-judgement.ts'
import { EXAMPLE_MESSAGE } from '../../fixtures/example-message.ts'
import { createPageLab } from '../fixtures/page-lab.ts'
import { createSayTester } from '../say-tester.ts'
import { reportPage } from './report-page.ts'

const LATER = Date.UTC(2026, 11, 21)

const reportOf = async (fields: Partial<Judgement> = {}, locale: 'en' | 'fr' = 'en'): Promise<string> => {
  const page = await reportPage({
    say: createSayTester(locale),
    base: '',
    chosen: null,
    judgement: await exampleJudgement(fields),
    path: '/t/token',
    address: null,
    expiresAt: LATER,
    shareUntil: null,
    isShared: false,
    meaningOf: () => null,
  })
  return String(page)
}

const textOf = (page: string): string =>
  page
    .replaceAll(/<(style|script)>[^]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[ \n]+/g, ' ')

describe('the report', () => {
  it('shows the score in the language of the reader, and once for programs', async () => {
    const [english, french] = [await reportOf({ score: 8.5 }), await reportOf({ score: 8.5 }, 'fr')]
    expect(english).toMatch(
      /data-testid="score" data-score="8.5"><span><span class="mark">8.5<\/span><span class="of">\/10</,
    )
    expect(french).toMatch(
      /data-testid="score" data-score="8.5"><span><span class="mark">8,5<\/span><span class="of">\/10</,
    )
  })

  it('names every fault with its price, the dearest first', async () => {
    const page = await reportOf()
    const findings = Array.from(
      page.matchAll(/data-testid="finding"\s+data-check-id="([^"]+)"\s+data-status="([^"]+)"\s+data-points="([^"]+)"/g),
      ([, id, status, points]) => [id, status, Number(points)],
    )
    expect(findings.slice(0, 2)).toEqual([
      ['dkim/no-signature', 'fail', -1],
      ['dmarc/missing', 'fail', -1],
    ])
    expect(findings.map(([, , points]) => Number(points))).toEqual(
      findings.map(([, , points]) => Number(points)).toSorted((one, other) => one - other),
    )
  })

  it('says the one thing to do, and what was found', async () => {
    const text = textOf(await reportOf())
    expect(text).toContain('The one thing to do next')
    expect(text).toContain('2 faults cost you 2 points.')
  })

  it('calls SPF not examined, where nobody saw who sent the message', async () => {
    const { connection } = await exampleJudgement()
    const text = textOf(await reportOf({ connection: { ...connection, ip: null } }))
    expect(text).toContain('not examined: who sent it is not known')
    expect(textOf(await reportOf())).not.toContain('not examined')
  })

  it('says that nothing is left to do, when nothing is', async () => {
    const text = textOf(await reportOf({ score: 10, band: 4, findings: [], audit: null }))
    expect(text).toContain('Perfect: no fault was found')
    expect(text).toContain('Nothing has to be repaired.')
    expect(text).toContain('Nothing in this message costs a point.')
  })

  it('tells whom SPF speaks for, and why that does not help', async () => {
    const text = textOf(await reportOf())
    expect(text).toContain('The reader sees: example.org')
    expect(text).toContain('no: example.net is not example.org')
    expect(text).toContain('if there were one, this message would fail, as neither SPF nor DKIM proves example.org')
  })

  it('never shows a list that is silent as one that does not list', async () => {
    const text = textOf(await reportOf({ blocklists: [{ name: 'Silent list', url: null, state: 'no-answer' }] }))
    expect(text).toContain('No list answered: nothing is known, for better or worse.')
  })

  it('says that no filter is set up, or what each thinks and whether it counts', async () => {
    expect(textOf(await reportOf())).toContain('only our own rules count')
    const rules = [{ code: 'MISSING_MID', score: 0.5, description: 'Missing Message-Id: header' }]
    const spamassassin = { state: 'judged', score: 0.5, threshold: 5, action: null, rules, counts: true } as const
    const { filters } = await exampleJudgement()
    const text = textOf(await reportOf({ filters: { ...filters, spamassassin } }, 'fr'))
    expect(text).toContain('0,5 point ; à partir de 5, SpamAssassin tient un message pour indésirable.')
    expect(text).toContain('MISSING_MID +0,5')
    expect(text).toContain('rspamd n’est pas installé ici.')
  })

  it('keeps its page when a check it knew is gone', async () => {
    const finding = { checkId: 'gone/long-ago', status: 'fail', severity: 'low', params: {}, points: -1, section: null }
    expect(await reportOf({ findings: [finding as Judgement['findings'][number]] })).toContain('gone/long-ago')
  })

  it.each(['en', 'fr'] as const)('leaves no placeholder and no word of ours open, in %s', async (locale) => {
    const text = textOf(await reportOf({}, locale))
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object|NaN/)
  })

  it('has every link within it lead somewhere', async () => {
    const page = await reportOf()
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`)
  })
})

const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(1)>'\u202egpj.exe`

/** Every text that a stranger has a say in. */
const hostile = async (): Promise<Partial<Judgement>> => {
  const { authentication, connection, hops, findings } = await exampleJudgement()
  const signature = {
    domain: EVIL,
    selector: EVIL,
    identity: EVIL,
    algorithm: EVIL,
    result: 'fail',
    aligned: false,
    bits: 1024,
    isBodyHashRight: false,
    signedFields: [EVIL],
    reason: EVIL,
  } as const
  const filter = {
    state: 'judged',
    score: 1,
    threshold: 5,
    action: EVIL,
    rules: [{ code: 'X">'.repeat(9), score: 1, description: EVIL }],
    counts: true,
  } as const
  return {
    message: {
      ...EXAMPLE_MESSAGE,
      subject: EVIL,
      from: EVIL,
      links: [{ href: `javascript:${EVIL}`, host: EVIL, text: EVIL, status: 404 }],
      attachments: [{ fileName: EVIL, type: EVIL, size: 1, isInline: true }],
      headers: [{ name: EVIL, value: EVIL, meaning: null }],
    },
    authentication: {
      ...authentication,
      spf: { ...authentication.spf, domain: EVIL, matched: EVIL, reason: EVIL },
      dkim: [signature],
      dmarc: {
        ...authentication.dmarc,
        result: 'fail',
        policy: 'reject',
        domain: EVIL,
        record: EVIL,
        fromDomain: EVIL,
      },
      headers: EVIL,
    },
    connection: { ...connection, helo: EVIL, reverseName: EVIL, mailFrom: EVIL, tls: { protocol: EVIL, cipher: EVIL } },
    hops: hops.map((hop) =>
      Object.assign({}, hop, { from: EVIL, fromIp: EVIL, by: EVIL, with: EVIL, raw: EVIL, tls: EVIL }),
    ),
    findings: findings.map((finding) =>
      Object.assign({}, finding, { params: { domain: EVIL, name: EVIL, record: EVIL } }),
    ),
    filters: { spamassassin: filter, rspamd: filter },
    blocklists: [{ name: EVIL, url: null, state: 'listed' }],
  }
}

describe('a message that wants to break out', () => {
  it.each(['en', 'fr'] as const)('stays text wherever it is shown, in %s', async (locale) => {
    const page = await reportOf(await hostile(), locale)
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toMatch(/<img|href="javascript|\son\w+="/)
    expect(page).not.toContain('\u202e')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('is shown in frames without any right, each under a policy that lets nothing load', async () => {
    const { ask, giveFile, read } = await createPageLab()
    const source = `From: a@example.org\r\nContent-Type: text/html\r\n\r\n<p onclick="x()">Hello${EVIL}<base href=//evil.example>`
    const path = await giveFile(source)
    expect(await read(path)).toMatch(/<iframe[^>]*sandbox=""[^>]*src="\/t\/[\w-]+\/html"/)
    for (const view of ['html', 'text', 'source']) {
      const answer = await ask(`${path}/${view}`)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; style-src /)
      expect(policy).toContain('; sandbox;')
      expect(policy).toContain("frame-ancestors 'self'")
      expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN')
      expect(await answer.text()).not.toMatch(/<(?:script|img|base)|<p onclick/)
    }
  })
})

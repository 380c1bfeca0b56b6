import { type Judgement, messageOfReport, TesterReport } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { en } from '../../locales/tester-report/en.ts'
import { fr } from '../../locales/tester-report/fr.ts'
import { factsOfReport } from '../../plans/report-facts.ts'
import { judged } from './fixtures/judge-message.ts'
import { plainMessage, signed, SOUND_ZONE } from './fixtures/signed-message.ts'
import { reportOf } from './report-of.ts'

const PLACE = { address: 'test-1@bienrecu.localhost', url: 'http://127.0.0.1:2436/t/x', language: 'en' } as const

const told = (judgement: Judgement, place: Parameters<typeof reportOf>[1] = PLACE) =>
  TesterReport.parse(reportOf(judgement, place))

const sectionIn = ({ sections }: TesterReport, key: string) =>
  sections.flatMap((section) => [section, ...section.sections]).find((section) => section.key === key)

const NO_DMARC = { ...SOUND_ZONE, '_dmarc.example.org': {} }

describe('the report of a judgement', () => {
  it('has the sections of mail-tester, each with what it took', async () => {
    const report = told(await judged(await signed(plainMessage()), { zone: NO_DMARC }))
    expect(report).toMatchObject({ tester: 'bienrecu', source: 'judged', score: 9, band: 4, missing: [] })
    expect(report.sections.map(({ key }) => key)).toEqual([
      'spamassassin',
      'signature',
      'structure-and-content',
      'blacklists',
      'broken-links',
    ])
    expect(sectionIn(report, 'dmarc')).toMatchObject({ status: 'failure', points: -1 })
    expect(sectionIn(report, 'dmarc')?.result).toContain('No DMARC record is published for example.org')
    expect(sectionIn(report, 'spf')).toMatchObject({ status: 'success', points: 0, title: 'SPF' })
    expect(sectionIn(report, 'signature')).toMatchObject({ status: 'failure', points: -1 })
    expect(sectionIn(report, 'reverse-dns')?.result).toContain('rDNS: mail.example.org')
  })

  it('lets a plan know the message and what it lost', async () => {
    const judgement = await judged(await signed(plainMessage()), { zone: NO_DMARC })
    expect(messageOfReport(told(judgement))).toEqual({
      ip: '192.0.2.25',
      helo: 'mail.example.org',
      mailFrom: 'isabelle@example.org',
      fromDomain: 'example.org',
      signatures: [{ domain: 'example.org', selector: 's1', identity: null, algorithm: 'rsa-sha256', result: 'pass' }],
    })
    expect(factsOfReport(told(judgement)).lost).toContainEqual({ key: 'dmarc', points: -1 })
  })

  it('lets it know that a message bears no signature', async () => {
    expect(messageOfReport(told(await judged(plainMessage()))).signatures).toEqual([])
  })

  it('keeps the null reverse-path', async () => {
    const judgement = await judged(await signed(plainMessage()), { letter: { mailFrom: '' } })
    expect(messageOfReport(told(judgement)).mailFrom).toBe('')
  })

  it('never calls a success what nobody could look at', async () => {
    const resolver = { query: () => Promise.resolve({ known: false, reason: 'unreachable' } as const) }
    const report = told(await judged(await signed(plainMessage()), { ports: { resolver } }))
    for (const key of ['spf', 'dkim', 'dmarc', 'reverse-dns', 'mxrecord-dns', 'blacklists', 'spamassassin'])
      expect([key, sectionIn(report, key)?.status]).toEqual([key, 'neutral'])
    expect(sectionIn(report, 'spf')?.result).toContain('did not answer')
  })

  it('tells rules of a filter with the sign of mail-tester: negative is bad', async () => {
    const rules = [{ code: 'SUBJ_ALL_CAPS', score: 1.5, description: 'Subject is all capitals' }]
    const askSpamd = async () =>
      ({ state: 'judged', score: 1.5, threshold: 5, action: null, rules, counts: true }) as const
    const report = told(await judged(await signed(plainMessage()), { ports: { askSpamd } }))
    expect(report.spamRules).toMatchObject([{ code: 'SUBJ_ALL_CAPS', score: -1.5 }])
    expect(report.evidence.spamAssassinScore).toBe(-1.5)
    expect(sectionIn(report, 'spamassassin')).toMatchObject({ points: -1.5, status: 'failure' })
  })

  it('is written in the language that is asked for', async () => {
    const report = told(await judged(await signed(plainMessage())), { ...PLACE, language: 'fr' })
    expect(report.language).toBe('fr')
    expect(sectionIn(report, 'signature')?.title).toBe('Authentification')
    expect(sectionIn(report, 'spamassassin')?.result).toContain('SpamAssassin n’est pas configuré')
  })
})

it('has a name and a sentence for every section, in both languages', async () => {
  const judgement = await judged(await signed(plainMessage()))
  for (const language of ['en', 'fr'] as const) {
    const report = told(judgement, { ...PLACE, language })
    for (const { key } of judgement.sections) {
      expect(sectionIn(report, key)?.title).not.toBe(key)
      expect(sectionIn(report, key)?.about).not.toBe('')
    }
  }
  expect(Object.keys(fr)).toEqual(Object.keys(en))
})

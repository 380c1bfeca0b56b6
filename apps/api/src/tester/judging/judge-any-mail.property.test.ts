import { renderFinding } from '@bienrecu/audit/content/render-finding'
import { type Fact, notKnown } from '@bienrecu/audit/evidence'
import type { Answer, RecordType, Resolver } from '@bienrecu/audit/resolver'
import { Judgement, TesterReport } from '@bienrecu/shared'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assembledMail, damagedMail } from '../reading/fixtures/any-mail.ts'
import { createJudge } from './create-judge.ts'
import { portsOver } from './fixtures/judge-message.ts'
import { letterOf, SOUND_ZONE } from './fixtures/signed-message.ts'
import type { Letter } from './letter.ts'
import { reportOf } from './report-of.ts'

const WRONG = [
  '',
  '\0',
  'v=spf1',
  'v=spf1 include:example.org -all',
  'v=DKIM1; p=',
  'v=DMARC1; p=x',
  '10 .',
  '192.0.2.1',
  '::',
  'x'.repeat(300),
]
const REASONS = ['timeout', 'servfail', 'refused', 'bad-answer', 'cname-loop', 'unreachable'] as const

/** A DNS that says anything at all, and the same again to the same question. */
const anyDns = fc
  .func(
    fc.oneof(
      fc.constantFrom(...REASONS).map((reason): Fact<Answer> => notKnown(reason)),
      fc.array(fc.constantFrom(...WRONG), { maxLength: 3 }).map((records): Fact<Answer> => ({
        known: true,
        value: { status: records.length > 0 ? 'found' : 'nxdomain', records, ttl: 60 },
      })),
    ),
  )
  .map((say): Resolver => ({ query: (name: string, type: RecordType) => Promise.resolve(say(name, type)) }))

const anyText = fc.oneof(fc.constant(null), fc.constant(''), fc.string({ unit: 'binary', maxLength: 60 }))

const anyEnvelope: fc.Arbitrary<Partial<Letter>> = fc.record(
  {
    ip: fc.oneof(fc.constant(null), fc.ipV4(), fc.ipV6(), fc.string()),
    helo: anyText,
    mailFrom: anyText,
    recipient: anyText,
    origin: fc.constantFrom('received', 'file'),
  },
  { requiredKeys: [] },
)

const anySource = fc.oneof(
  assembledMail,
  damagedMail,
  fc.uint8Array({ maxLength: 2_000 }).map((octets) => Buffer.from(octets)),
)

/** The whole path: read, ask, authenticate, judge, score, say, report. */
const survives = async (source: Buffer, envelope: Partial<Letter>, resolver: Resolver): Promise<void> => {
  const judge = createJudge(portsOver(SOUND_ZONE, { resolver }))
  const judgement = Judgement.parse(await judge({ ...letterOf(''), ...envelope, source }))
  for (const language of ['fr', 'en'] as const) {
    for (const finding of judgement.findings) {
      const { summary, advice } = renderFinding(finding, language)
      expect(`${summary} ${advice}`).not.toMatch(/\{[a-z]+\}/i)
    }
    TesterReport.parse(
      reportOf(judgement, { address: 'test-1@bienrecu.localhost', url: 'http://127.0.0.1:2436/t/x', language }),
    )
  }
}

it('judges whatever comes in, from wherever, with whatever the DNS says: a report, never a crash', () =>
  fc.assert(fc.asyncProperty(anySource, anyEnvelope, anyDns, survives), { numRuns: 300 }))

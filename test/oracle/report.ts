import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { writeZoneFile } from '../servers/zone-file.ts'
import { type PlanAnswer, planArguments } from './ask-plan.ts'
import { asksForSpf, type FailureKind, type Judged } from './examine.ts'
import type { Outcome } from './run-cases.ts'
import { zoneOf, type ZoneRecord } from './zone-records.ts'

const KINDS: readonly FailureKind[] = [
  'no plan',
  'typed wrong',
  'claimed, not passed',
  'sender lost',
  'two SPF records',
  'look-ups',
  'obsolete DMARC tag',
  'record lost',
  'policy',
]

const JUDGES_WORDS = ['spf', 'dkim', 'dmarc'] as const

/** The result as a table: what was asked, what was claimed, what each judge said, what failed. */
export function resultTable(outcomes: readonly Outcome[]): string {
  const mails = outcomes.flatMap(({ asked, plan, judged }) =>
    judged.map((one) => ({ ...one, claims: claimsOf(asked, plan, one) })),
  )
  const judges = [...new Set(mails.map(({ judge }) => judge))]
  const claiming = outcomes.filter(({ plan }) => plan?.predicted.dmarc === 'pass')
  const kept = claiming.filter(({ failures }) => failures.length === 0)
  const messages = outcomes.reduce((sum, { asked }) => sum + asked.accounts.length, 0)
  const rows = [
    ['zones', String(outcomes.length)],
    ['messages', String(messages)],
    ['messages that passed DMARC before', String(outcomes.reduce((sum, { passedBefore }) => sum + passedBefore, 0))],
    ['plans that say: DMARC will pass', String(claiming.length)],
    ['plans that ask before they shorten SPF', String(outcomes.filter(({ plan }) => plan && asksForSpf(plan)).length)],
    ...judges.flatMap((judge) =>
      JUDGES_WORDS.map((word) => {
        const claimed = mails.filter((mail) => mail.judge === judge && mail.claims?.[word] === 'pass')
        const passed = claimed.filter(({ verdict }) => verdict[word] === 'pass')
        return [`${word.toUpperCase()} claimed, and passed by ${judge}`, `${passed.length} of ${claimed.length}`]
      }),
    ),
    ['such plans without any failure', `${kept.length} of ${claiming.length}`],
    ...KINDS.map((kind) => [
      `failure: ${kind}`,
      String(outcomes.filter(({ failures }) => failures.some((failure) => failure.kind === kind)).length),
    ]),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return rows.map(([name = '', value = '']) => `${name.padEnd(width)}  ${value}`).join('\n')
}

/** Of SPF a plan speaks for the address that it was told, which is that of the first service. */
function claimsOf(
  { accounts }: Outcome['asked'],
  plan: Outcome['plan'],
  { sender }: Judged,
): PlanAnswer['predicted'] | null {
  if (plan === null) return null
  const isFirst = sender === accounts[0]?.service.provider.id
  return isFirst ? plan.predicted : { ...plan.predicted, spf: 'unknown' }
}

/** What a plan that claims nothing was asked for: whether it is held back for good reason is for the reader. */
export function heldBackTable(outcomes: readonly Outcome[]): string {
  const held = outcomes.filter(({ plan }) => plan !== null && plan.predicted.dmarc !== 'pass')
  return held
    .map(({ asked, plan }) => {
      const { spf, dkim, dmarc } = plan?.predicted ?? { spf: '', dkim: '', dmarc: '' }
      return `${nameOf(asked)}: ${whoOf(asked)}; spf ${spf}, dkim ${dkim}, dmarc ${dmarc}; ${asked.faults.join(', ')}`
    })
    .join('\n')
}

const nameOf = ({ number }: Outcome['asked']): string => `case ${number}`

const whoOf = ({ accounts, dnsHost }: Outcome['asked']): string =>
  `${accounts.map(({ service }) => service.provider.id).join(' and ')} at ${dnsHost?.id ?? 'an unknown host'}`

/** A failed case in a few lines. */
export function failureText({ asked, failures }: Outcome): string {
  return [
    `${nameOf(asked)}: ${whoOf(asked)}; ${asked.faults.join(', ')}`,
    ...failures.map(({ kind, text }) => `  ${kind}: ${text}`),
  ].join('\n')
}

/** Writes everything of a failed case into a folder: the zone before and after, the plan, what the judges said. */
export async function keepCase(outcome: Outcome, folder: string): Promise<void> {
  const { asked, plan, published, judged } = outcome
  const own = join(folder, `case-${asked.number}`)
  await mkdir(own, { recursive: true })
  const zone = (records: readonly ZoneRecord[]) => writeZoneFile(asked.zone, zoneOf(records), 1)
  const judgements = judged.map(({ judge, sender, verdict }) => `${judge}, ${sender}: ${JSON.stringify(verdict)}`)
  await Promise.all([
    writeFile(join(own, 'before.zone'), zone(asked.records)),
    writeFile(join(own, 'after.zone'), zone(published?.records ?? [])),
    writeFile(join(own, 'plan.json'), JSON.stringify(plan, null, 2)),
    writeFile(
      join(own, 'README'),
      `${failureText(outcome)}\n\nbienrecu plan ${planArguments(asked).map(quoted).join(' ')}\n\n${judgements.join('\n')}\n`,
    ),
  ])
}

const quoted = (word: string): string => (/^[\w.,:-]+$/.test(word) ? word : `'${word}'`)

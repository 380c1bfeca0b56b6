import type { ComponentChildren } from 'preact'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { ToldBatch, ToldResult } from '../../messaging/answers.ts'
import { scoreText } from '../probe/score-text.ts'
import { reportHref } from '../report/route.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { comparisonWords as words } from './comparison-words.ts'
import { sortResults } from './sort-results.ts'

type State = ToldResult['probe']['state']

const LOOKS: Record<State, { tone: Tone; icon: IconName }> = {
  queued: { tone: 'neutral', icon: 'minus' },
  connecting: { tone: 'neutral', icon: 'minus' },
  accepted: { tone: 'good', icon: 'check' },
  waiting: { tone: 'good', icon: 'check' },
  reported: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'stop' },
  unknown: { tone: 'warning', icon: 'warning' },
}

const NotKnown = () => <span class="soft">{words('not-known')}</span>

const Cell = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <td data-label={label}>{children ?? <NotKnown />}</td>
)

const causeOf = ({ probe }: ToldResult): string | null => probe.cause?.text[uiLocale.value] ?? probe.sentence

const Outcome = (result: ToldResult) => {
  const { probe } = result
  const { tone, icon } = LOOKS[probe.state]
  // A probe whose result did not come has been accepted all the same, and failed as a test.
  const cause = causeOf(result)
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {words(`state.${probe.state}`)}
      </Badge>
      {cause === null ? null : <p class="soft">{cause}</p>}
    </>
  )
}

const secondsText = (milliseconds: number): string =>
  new Intl.NumberFormat(uiLocale.value, {
    style: 'unit',
    unit: 'second',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(milliseconds / 1_000)

const Server = ({ server }: Pick<ToldResult['facts'], 'server'>) =>
  server === null ? (
    <NotKnown />
  ) : (
    <>
      {server.host ?? server.address}
      <span class="soft small">
        {[server.host === server.address ? null : server.address, server.banner].filter(Boolean).join(' · ')}
      </span>
    </>
  )

const Encryption = ({ tls, isEncrypted }: Pick<ToldResult['facts'], 'tls' | 'isEncrypted'>) => {
  if (tls === null) return isEncrypted === false ? <Badge tone="warning">{words('in-clear')}</Badge> : <NotKnown />
  return (
    <>
      {tls.protocol}
      <span class="soft small">{tls.cipher}</span>
    </>
  )
}

const Signers = ({ signedBy }: Pick<ToldResult['facts'], 'signedBy'>) => {
  if (signedBy === null) return <NotKnown />
  return <>{signedBy.length === 0 ? words('unsigned') : signedBy.join(', ')}</>
}

/** What the tester saw; before its report, what was said to the relay. */
const Sender = ({ returnPath, mailFrom }: Pick<ToldResult['facts'], 'returnPath' | 'mailFrom'>) => {
  if (returnPath !== null) return <>{returnPath === '' ? words('null-sender') : returnPath}</>
  if (mailFrom === null) return <NotKnown />
  return (
    <>
      {mailFrom} <span class="soft small">{words('as-sent')}</span>
    </>
  )
}

const Authentication = ({ spf, dkim, dmarc }: ToldResult['facts']) => {
  const judged = Object.entries({ SPF: spf, DKIM: dkim, DMARC: dmarc }).flatMap(([name, status]) =>
    status === null ? [] : [`${name} ${words(`status.${status}`)}`],
  )
  return judged.length === 0 ? <NotKnown /> : <>{judged.join(', ')}</>
}

const Score = ({ facts, probe }: ToldResult) => {
  if (facts.score === null) return <NotKnown />
  const text = words('score-of', { score: scoreText(facts.score, uiLocale.value) })
  return probe.report ? <a href={`/report.html${reportHref(probe.report.id)}`}>{text}</a> : <>{text}</>
}

const Row = (result: ToldResult) => {
  const { probe, facts } = result
  return (
    <tr data-testid="compared-relay" data-state={probe.state}>
      <th scope="row">
        {probe.relayName ?? words('deleted')}
        <span class="soft small">{probe.address}</span>
      </th>
      <Cell label={words('outcome')}>
        <Outcome {...result} />
      </Cell>
      <Cell label={words('score')}>
        <Score {...result} />
      </Cell>
      <Cell label={words('time')}>{facts.milliseconds === null ? null : secondsText(facts.milliseconds)}</Cell>
      <Cell label={words('server')}>
        <Server {...facts} />
      </Cell>
      <Cell label={words('encryption')}>
        <Encryption {...facts} />
      </Cell>
      <Cell label={words('sender')}>
        <Sender {...facts} />
      </Cell>
      <Cell label={words('signed-by')}>
        <Signers {...facts} />
      </Cell>
      <Cell label={words('authentication')}>
        <Authentication {...facts} />
      </Cell>
    </tr>
  )
}

const COLUMNS = [
  'relay',
  'outcome',
  'score',
  'time',
  'server',
  'encryption',
  'sender',
  'signed-by',
  'authentication',
] as const

/** What each relay did with the message, the best first. */
export const ComparisonTable = ({ batch }: { batch: ToldBatch }) => (
  <div class="scroller" tabIndex={0} role="region" aria-label={words('result')}>
    <table class="compared relays-compared">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {words(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortResults(batch.items).map((result) => (
          <Row key={result.probe.id} {...result} />
        ))}
      </tbody>
    </table>
  </div>
)

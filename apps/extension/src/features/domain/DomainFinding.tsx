import { Copyable } from '../../ui/Copyable.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { PublishedRecord, ToldFinding } from './audit-view.ts'
import { copyWords, domainWords as words } from './domain-words.ts'
import { Reference } from './Reference.tsx'

type State = ToldFinding['severity'] | Exclude<ToldFinding['status'], 'fail'>

const LOOKS: Record<State, { tone: Tone; icon: IconName }> = {
  critical: { tone: 'bad', icon: 'stop' },
  high: { tone: 'bad', icon: 'stop' },
  medium: { tone: 'warning', icon: 'warning' },
  low: { tone: 'neutral', icon: 'warning' },
  info: { tone: 'accent', icon: 'info' },
  pass: { tone: 'good', icon: 'check' },
  unknown: { tone: 'neutral', icon: 'info' },
  error: { tone: 'neutral', icon: 'info' },
  'not-applicable': { tone: 'neutral', icon: 'minus' },
}

const stateOf = ({ status, severity }: ToldFinding): State => (status === 'fail' ? severity : status)

const Raw = ({ records }: { records: readonly PublishedRecord[] }) =>
  records.length === 0 ? null : (
    <Disclosure summary={words('raw')}>
      <ul class="records" role="list">
        {records.map(({ name, type, text }, index) => (
          <li key={`${name} ${index}`}>
            <code class="soft">
              {type} {name}
            </code>
            <Copyable text={text} words={copyWords()} subject={name} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )

/** One finding: its title and state, what was found and why it matters, what to do, the rule, the records themselves. */
export const DomainFinding = ({ finding, records }: { finding: ToldFinding; records: readonly PublishedRecord[] }) => {
  const { checkId, status, severity, title, summary, advice, reference } = finding
  const state = stateOf(finding)
  const { tone, icon } = LOOKS[state]
  return (
    <article
      class="finding"
      data-testid="finding"
      data-check-id={checkId}
      data-status={status}
      data-severity={severity}
      data-tone={tone}
    >
      <header>
        <Icon name={icon} />
        <h3>
          <span class={status === 'fail' ? 'state' : 'visually-hidden'}>{words(`state.${state}`)}</span>
          <span class="visually-hidden">: </span>
          {title}
        </h3>
      </header>
      {status === 'pass' || status === 'not-applicable' ? null : (
        <div class="body">
          {summary ? <p>{summary}</p> : null}
          {advice ? (
            <div class="advice">
              <h4>{words('advice')}</h4>
              <p>{advice}</p>
            </div>
          ) : null}
          <Reference reference={reference} label={(name) => words('reference', { name })} />
          <Raw records={records} />
        </div>
      )}
    </article>
  )
}

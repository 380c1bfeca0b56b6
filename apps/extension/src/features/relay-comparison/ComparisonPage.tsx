import type { Relay } from '@bienrecu/shared'
import { useRef, useState } from 'preact/hooks'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { type ChosenMessage, MessageChooser } from '../own-message/MessageChooser.tsx'
import { NotYet } from '../report/NotYet.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { LanguageSwitch } from '../session/LanguageSwitch.tsx'
import { session } from '../session/start-page.ts'
import { commonWords } from '../session/words.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { comparisonOf, type Draft, EMPTY_DRAFT, givingTester, missingIn, ownAddressesOf } from './comparison-draft.ts'
import { givingTesters } from '../testers/giving-testers.ts'
import { ComparisonForm } from './ComparisonForm.tsx'
import { ComparisonTable } from './ComparisonTable.tsx'
import { comparisonWords as words } from './comparison-words.ts'
import { isAwaited, isToOpen, isUnderWay } from './sort-results.ts'
import { useComparison, type ShownComparison } from './use-comparison.ts'
import { useGivenAddresses } from './use-given-addresses.ts'

const Result = ({ shown }: { shown: ShownComparison }) => {
  const { value, failure, reload, show } = shown
  return (
    <section class="card stack comparison-result" data-testid="comparison">
      <h2>{words('result')}</h2>
      <p class="soft" role="status">
        {value ? words(isUnderWay(value.items) ? 'under-way' : 'done', { count: value.items.length }) : null}
      </p>
      {failure ? <FailureNotice failure={failure} onRetry={() => void reload()} /> : null}
      {value ? <ComparisonTable batch={value} /> : null}
      {value?.items.some(isToOpen) ? <p class="soft">{words('waiting-text')}</p> : null}
      {value?.items.some(isAwaited) ? <p class="soft">{words('waiting-by-itself')}</p> : null}
      <div>
        <Button onClick={() => show(null)}>{words('again')}</Button>
      </div>
    </section>
  )
}

const canBeSent = ({ kind }: ChosenMessage): boolean => kind !== 'new'

/** The key of a click: the same for as long as it stands for the same messages, so that two clicks are one. */
const useAttemptKey = () => {
  const last = useRef({ request: '', key: '' })
  return (request: unknown): string => {
    const text = JSON.stringify(request)
    if (last.current.request !== text) last.current = { request: text, key: crypto.randomUUID() }
    return last.current.key
  }
}

const Form = ({ relays, onStarted }: { relays: readonly Relay[]; onStarted: (id: string) => void }) => {
  const [chosen, setChosen] = useState<ChosenMessage>({ kind: 'quote' })
  const [draft, setDraft] = useState<Draft>(() => ({
    ...EMPTY_DRAFT,
    relayIds: relays.filter(({ canSend }) => canSend).map(({ id }) => id),
  }))
  const addresses = useAnswer('addresses/list', {})
  const testers = useAnswer('testers/list', {}, ['session'])
  const given = useGivenAddresses()
  const start = useRequest('comparison/start')
  const keyOf = useAttemptKey()
  const confirmed = addresses.value?.items.filter(({ confirmedAt }) => confirmedAt !== null) ?? []
  const own = ownAddressesOf(
    relays,
    confirmed.map(({ address }) => address),
  )
  const missing = canBeSent(chosen) ? missingIn(draft, own) : 'message'
  const run = async () => {
    if (missing !== null) return
    const tester = givingTester(draft)
    const addresses = tester === null ? undefined : await given.take(tester, draft.relayIds)
    if (addresses === null) return
    const comparison = comparisonOf(draft, own, chosen.kind === 'own' ? chosen.id : null, addresses)
    const answer = await start.run({ comparison, idempotencyKey: keyOf(comparison) })
    if (answer.ok) onStarted(answer.value.id)
    // What was not answered may have begun all the same; what was refused begins anew.
    else if (answer.code !== 'api-unreachable') given.forget()
  }
  const failure = given.failure ?? start.failure
  return (
    <>
      <MessageChooser chosen={chosen} onChosen={setChosen} />
      <ComparisonForm
        draft={draft}
        onDraft={setDraft}
        relays={relays}
        ownAddresses={own}
        testers={givingTesters(testers.value?.items ?? [])}
      />
      {failure ? <FailureNotice failure={failure} /> : null}
      <div class="row">
        <Button
          variant="primary"
          aria-disabled={missing !== null || given.isRunning || start.isRunning}
          onClick={() => void run()}
          data-testid="compare"
        >
          {words('send', { count: draft.relayIds.length })}
        </Button>
        {missing === null ? null : <p class="soft">{words(`missing.${missing}`)}</p>}
      </div>
    </>
  )
}

const NoRelay = () => (
  <section class="card stack">
    <p>{words('no-relay')}</p>
    <div>
      <LinkButton variant="primary" href="/options.html#new-relay">
        {words('add-relay')}
      </LinkButton>
    </div>
  </section>
)

const Comparison = () => {
  const shown = useComparison()
  const relays = useAnswer('relays/list', {}, ['relays'])
  if (shown.id !== null) return <Result shown={shown} />
  if (relays.failure) return <FailureNotice failure={relays.failure} onRetry={() => void relays.reload()} />
  if (!relays.value) return null
  return relays.value.items.length === 0 ? <NoRelay /> : <Form relays={relays.value.items} onStarted={shown.show} />
}

/** The title of the tab, in the language of the interface. */
export const comparisonTitle = (): string => words('tab-title')

/** One message, of the user's own or the quote, through one relay or several at the same moment. */
export const ComparisonPage = () => {
  const current = session.value
  return (
    <Page
      title={words('title')}
      lead={words('lead')}
      nav={{
        label: commonWords('pages'),
        links: [
          { href: '/report.html', label: commonWords('history') },
          { href: '/comparison.html', label: commonWords('comparison'), isCurrent: true },
          { href: '/domain.html', label: commonWords('domain') },
          { href: '/options.html', label: commonWords('settings') },
        ],
      }}
      tools={<LanguageSwitch />}
    >
      {current && !current.isPaired ? <NotYet session={current} /> : null}
      {current?.isPaired ? <Comparison /> : null}
    </Page>
  )
}

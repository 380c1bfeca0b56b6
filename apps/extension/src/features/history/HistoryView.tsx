import type { Probe } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { ToldFailure } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { matchAddress } from '../../testers/mail-tester/address.ts'
import { JudgeFile } from '../judged/JudgeFile.tsx'
import { DirectTest } from '../own-tester/DirectTest.tsx'
import { ask } from '../probe/ask.ts'
import { compareHref } from '../report/route.ts'
import { shortMomentText } from '../report/moment.ts'
import { ConfirmDialog } from '../session/ConfirmDialog.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { pairOf, toggleChoice } from './choose-two.ts'
import { HistoryTable } from './HistoryTable.tsx'
import { historyWords as words } from './history-words.ts'
import { ScoreLine } from './ScoreLine.tsx'
import { useHistory, type History } from './use-history.ts'

const TESTER = 'https://www.mail-tester.com/'

// The list is told of every new test, and shows it.
const nothing = () => undefined

const Empty = () => (
  <section class="card stack">
    <h2>{words('none')}</h2>
    <p>{words('none-text')}</p>
    <div>
      <LinkButton variant="primary" href={TESTER} target="_blank">
        {words('open-tester')}
      </LinkButton>
    </div>
  </section>
)

const Chosen = ({ chosen, onClear }: { chosen: readonly string[]; onClear: () => void }) => {
  const pair = pairOf(chosen)
  return (
    <div class="chosen" role="status">
      {chosen.length > 0 ? (
        <>
          <span>{words('chosen', { count: chosen.length })}</span>
          {pair ? (
            <LinkButton variant="primary" small href={compareHref(...pair)}>
              {words('compare')}
            </LinkButton>
          ) : null}
          <Button variant="quiet" small onClick={onClear}>
            {words('clear')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

interface DeleteProps {
  test: Probe
  history: History
  onDone: () => void
}

// The page of mail-tester stays; what our own tester has goes with the test.
const whatIsDeleted = ({ address }: Probe) => (matchAddress(address) === null ? 'delete-text-own' : 'delete-text')

const Delete = ({ test, history, onDone }: DeleteProps) => {
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<ToldFailure | null>(null)
  const remove = async () => {
    setRunning(true)
    const refused = await history.remove(test.id)
    setRunning(false)
    setFailure(refused)
    if (!refused) onDone()
  }
  return (
    <ConfirmDialog
      title={words('delete-question')}
      confirm={words('delete-confirm')}
      isRunning={isRunning}
      onConfirm={() => void remove()}
      onCancel={onDone}
    >
      {failure
        ? failure.sentence
        : words(whatIsDeleted(test), { date: shortMomentText(test.createdAt, uiLocale.value) })}
    </ConfirmDialog>
  )
}

const List = ({ history, tests }: { history: History; tests: readonly Probe[] }) => {
  const [chosen, setChosen] = useState<string[]>([])
  const [doomed, setDoomed] = useState<Probe | null>(null)
  return (
    <>
      <ScoreLine tests={tests} />
      <div>
        <Chosen chosen={chosen} onClear={() => setChosen([])} />
        <HistoryTable
          tests={tests}
          chosen={chosen}
          onChoose={(id) => setChosen((before) => toggleChoice(before, id))}
          onDelete={setDoomed}
        />
      </div>
      {history.hasMore ? (
        <div>
          <Button disabled={history.isLoading} onClick={() => void history.more()}>
            {words(history.isLoading ? 'loading' : 'more')}
          </Button>
        </div>
      ) : null}
      {doomed ? <Delete test={doomed} history={history} onDone={() => setDoomed(null)} /> : null}
    </>
  )
}

/** What our own tester offers here: a test without a page, and the report of a message file. */
const OwnTester = ({ hasTests }: { hasTests: boolean }) => {
  const state = useAnswer('panel/state', { address: null }, ['relays', 'session'])
  const { testers = [], relays = [], lastRelayId = null } = state.value ?? {}
  if (!testers.some(({ id }) => id === 'bienrecu')) return null
  return (
    <>
      {hasTests ? null : (
        <div class="card">
          <DirectTest
            testers={testers}
            relay={relays.find(({ id }) => id === lastRelayId) ?? null}
            ask={ask}
            onStarted={nothing}
          />
        </div>
      )}
      <JudgeFile />
    </>
  )
}

/** Every test there is: a line of scores, the list, and the choice of two to compare. */
export const HistoryView = () => {
  const history = useHistory()
  const { tests, failure } = history
  return (
    <>
      <div class="stack">
        <h1>{words('title')}</h1>
        <p class="lead">{words('lead')}</p>
      </div>
      {failure ? <FailureNotice failure={failure} onRetry={() => void history.reload()} /> : null}
      {tests === null && !failure ? <p class="soft">{words('loading')}</p> : null}
      {tests?.length === 0 ? <Empty /> : null}
      {tests && tests.length > 0 ? <List history={history} tests={tests} /> : null}
      {tests ? <OwnTester hasTests={tests.length > 0} /> : null}
    </>
  )
}

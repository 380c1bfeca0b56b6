import type { OwnMessage } from '@bienrecu/shared'
import { useId } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Choice } from '../../ui/Choice.tsx'
import { AskFirst } from '../session/AskFirst.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { shortMomentText } from '../report/moment.ts'
import { MessagePreview } from './MessagePreview.tsx'
import { messageWords as words } from './message-words.ts'
import { NewMessage } from './NewMessage.tsx'

/** What is sent: the quote (null), a kept message (its id), or one that is still to be given. */
export type ChosenMessage = { kind: 'quote' } | { kind: 'new' } | { kind: 'own'; id: string }

export interface MessageChooserProps {
  chosen: ChosenMessage
  onChosen: (chosen: ChosenMessage) => void
}

const Shown = ({ id, onGone }: { id: string; onGone: () => void }) => {
  const { value, failure, reload } = useAnswer('message/get', { id })
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} />
  if (!value) return null
  return (
    <>
      <MessagePreview message={value} />
      <div>
        <AskFirst
          label={words('forget')}
          title={words('forget-question')}
          text={words('forget-text')}
          confirm={words('forget')}
          run={async () => {
            const answer = await send('message/remove', { id })
            if (answer.ok) onGone()
            return answer
          }}
          focusAfterwards={() => undefined}
        />
      </div>
    </>
  )
}

/** Chooses what is sent, and shows it. */
export const MessageChooser = ({ chosen, onChosen }: MessageChooserProps) => {
  const list = useAnswer('message/list', {})
  const name = useId()
  const onKept = async ({ id }: OwnMessage) => {
    await list.reload()
    onChosen({ kind: 'own', id })
  }
  const onGone = () => {
    onChosen({ kind: 'quote' })
    void list.reload()
  }
  const radio = { type: 'radio', name } as const
  return (
    <section class="card stack" aria-labelledby="what">
      <h2 id="what">{words('title')}</h2>
      <div class="stack" role="radiogroup" aria-labelledby="what">
        <Choice
          {...radio}
          label={words('quote')}
          hint={words('quote-hint')}
          checked={chosen.kind === 'quote'}
          onChecked={() => onChosen({ kind: 'quote' })}
        />
        {list.value?.items.map(({ id, subject, createdAt }) => (
          <Choice
            {...radio}
            key={id}
            label={subject || words('no-subject')}
            hint={words('kept', { date: shortMomentText(createdAt, uiLocale.value) })}
            checked={chosen.kind === 'own' && chosen.id === id}
            onChecked={() => onChosen({ kind: 'own', id })}
          />
        ))}
        <Choice
          {...radio}
          label={words('new')}
          hint={words('new-hint')}
          checked={chosen.kind === 'new'}
          onChecked={() => onChosen({ kind: 'new' })}
          data-testid="new-message"
        />
      </div>
      {list.failure ? <FailureNotice failure={list.failure} onRetry={() => void list.reload()} /> : null}
      {chosen.kind === 'new' ? <NewMessage onKept={(message) => void onKept(message)} /> : null}
      {chosen.kind === 'own' ? <Shown key={chosen.id} id={chosen.id} onGone={onGone} /> : null}
    </section>
  )
}

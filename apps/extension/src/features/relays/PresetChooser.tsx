import type { MailPreset } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import type { Asked } from '../../messaging/use-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { commonWords } from '../session/words.ts'
import { searchPresets } from './relay-start.ts'
import { relayWords as words } from './words.ts'

const KINDS = ['mailbox', 'domain_mailbox_host', 'transactional'] as const

export interface PresetChooserProps {
  presets: Asked<{ items: MailPreset[] }>
  onChosen: (preset: MailPreset) => void
  onByHand: () => void
  onCancel: () => void
}

const Group = ({
  kind,
  presets,
  onChosen,
}: { kind: string; presets: MailPreset[] } & Pick<PresetChooserProps, 'onChosen'>) =>
  presets.length === 0 ? null : (
    <div class="stack presets">
      <h4 id={`presets-${kind}`}>{words.find(`kind-${kind}`)}</h4>
      <ul role="list" aria-labelledby={`presets-${kind}`}>
        {presets.map((preset) => (
          <li key={preset.id}>
            <Button small onClick={() => onChosen(preset)} data-testid={`preset-${preset.id}`}>
              {preset.name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )

/** Every known provider, found by typing a part of its name. Those that cannot send are told apart, not offered. */
export const PresetChooser = ({ presets, onChosen, onByHand, onCancel }: PresetChooserProps) => {
  const [text, setText] = useState('')
  const offered = (presets.value?.items ?? []).filter(({ smtp }) => smtp.length > 0)
  const found = searchPresets(offered, text)
  const chooseOnly = (event: SubmitEvent) => {
    event.preventDefault()
    if (found.length === 1 && found[0]) onChosen(found[0])
  }
  return (
    <form class="card stack relay-form" aria-labelledby="relay-chooser-title" onSubmit={chooseOnly} noValidate>
      <h3 id="relay-chooser-title">{words('chooser.title')}</h3>
      <Field
        label={words('chooser.search')}
        hint={words('chooser.search-hint')}
        value={text}
        onValue={setText}
        autocomplete="off"
        spellcheck={false}
        name="relay-preset-search"
      />
      {presets.failure ? <FailureNotice failure={presets.failure} onRetry={() => void presets.reload()} /> : null}
      <p class="soft" role="status">
        {presets.value ? words('chooser.count', { count: found.length }) : commonWords('loading')}
      </p>
      {KINDS.map((kind) => (
        <Group key={kind} kind={kind} presets={found.filter((preset) => preset.kind === kind)} onChosen={onChosen} />
      ))}
      <div class="row">
        <Button onClick={onByHand}>{words('add.by-hand')}</Button>
        <Button variant="quiet" onClick={onCancel}>
          {commonWords('cancel')}
        </Button>
      </div>
    </form>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { commonWords } from '../session/words.ts'
import { DefaultTesterChoice } from './DefaultTesterChoice.tsx'
import { Section } from './Section.tsx'
import { TesterCard } from './TesterCard.tsx'
import { useSettings, type SettingsInUse } from './use-settings.ts'
import { WhiteLabelHosts } from './WhiteLabelHosts.tsx'
import { optionsWords as words } from './words.ts'

const ACCOUNT = /^[A-Za-z0-9_.-]{1,60}$/

const Account = ({ settings, change }: SettingsInUse) => {
  const stored = settings?.mailTesterAccount ?? ''
  const [typed, setTyped] = useState(stored)
  const [state, setState] = useState<'as-stored' | 'typing' | 'wrong' | 'saved'>('as-stored')
  useEffect(() => setTyped(stored), [stored])

  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const name = typed.trim()
    if (name !== '' && !ACCOUNT.test(name)) return setState('wrong')
    setState((await change({ mailTesterAccount: name === '' ? null : name })) ? 'saved' : 'typing')
  }

  return (
    <form class="card stack" onSubmit={(event) => void save(event)} noValidate>
      <Field
        label={words('account')}
        hint={words('account-hint')}
        error={state === 'wrong' ? words('account-error') : undefined}
        value={typed}
        onValue={(value) => {
          setTyped(value)
          setState('typing')
        }}
        spellcheck={false}
        autocomplete="off"
        name="mail-tester-account"
      />
      <div class="row">
        <Button type="submit" disabled={typed.trim() === stored}>
          {commonWords('save')}
        </Button>
        <span role="status" class="soft">
          {state === 'saved' ? commonWords('saved') : ''}
        </span>
      </div>
    </form>
  )
}

/** Where tests go: our own tester, another one of the operator’s, and mail-tester with what belongs to it. */
export const TesterSection = () => {
  const inUse = useSettings()
  const testers = useAnswer('testers/list', {}, ['session'])
  const known = testers.value?.items ?? []
  return (
    <Section id="mail-tester" title={words('tester')}>
      {inUse.failure ? <FailureNotice failure={inUse.failure} /> : null}
      {inUse.settings && known.length > 0 ? <DefaultTesterChoice {...inUse} testers={known} /> : null}
      {known.map((tester) => (
        <TesterCard key={tester.id} tester={tester} />
      ))}
      {inUse.settings ? (
        <>
          <Account {...inUse} />
          <WhiteLabelHosts {...inUse} />
        </>
      ) : null}
    </Section>
  )
}

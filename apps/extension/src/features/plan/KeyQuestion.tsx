import type { Plan, PlanQuestion } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { selectorIn } from './plan-answers.ts'
import { planWords as words } from './plan-words.ts'
import { useAnswering } from './use-answering.ts'
import type { PlanInUse } from './use-plan.ts'

export interface QuestionProps {
  question: PlanQuestion
  plan: Plan
  state: PlanInUse
}

/** The key that only the console of the mail service shows: pasted here, and checked by the API before it is used. */
export const KeyQuestion = ({ question, plan, state }: QuestionProps) => {
  const [selector, setSelector] = useState('')
  const [value, setValue] = useState('')
  const { run, isRunning, fault } = useAnswering(plan, state)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (selector.trim() === '' || value.trim() === '') return
    void run({ key: { selector: selectorIn(selector), value: value.trim() } })
  }
  return (
    <form class="stack" onSubmit={submit} noValidate data-testid="question" data-question={question.code}>
      <p class="ask">{question.text}</p>
      <Field
        label={words('key.selector')}
        hint={words('key.selector-hint')}
        error={fault('selector')}
        value={selector}
        onValue={setSelector}
        autocomplete="off"
        spellcheck={false}
        mono
        name="key-selector"
      />
      <TextArea
        label={words('key.value')}
        hint={words('key.value-hint')}
        error={fault('value')}
        value={value}
        onValue={setValue}
        autocomplete="off"
        spellcheck={false}
        mono
        name="key-value"
      />
      <Button type="submit" variant="primary" wide aria-disabled={isRunning} data-testid="key-check">
        {words('key.check')}
      </Button>
    </form>
  )
}

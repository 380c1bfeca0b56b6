import type { Plan, PlanQuestion } from '@bienrecu/shared'
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Named } from '../session/Named.tsx'
import { KeyQuestion, type QuestionProps } from './KeyQuestion.tsx'
import { planWords as words } from './plan-words.ts'
import { questionsAt } from './question-place.ts'
import { useAnswering } from './use-answering.ts'
import type { PlanInUse } from './use-plan.ts'

/** Is a service still used? What it costs stands in the question; nothing is ever assumed. */
const SenderQuestion = ({ question, plan, state }: QuestionProps) => {
  const { run, isRunning } = useAnswering(plan, state)
  const term = question.subject ?? ''
  return (
    <div class="stack">
      <p class="ask">{question.text}</p>
      <div class="row">
        <Button small aria-disabled={isRunning} onClick={() => void run({ usedTerm: term })} data-testid="still-used">
          <Named action={words('question.used')} subject={term} />
        </Button>
        <Button small aria-disabled={isRunning} onClick={() => void run({ unusedTerm: term })} data-testid="not-used">
          <Named action={words('question.unused')} subject={term} />
        </Button>
      </div>
    </div>
  )
}

const AddressQuestion = ({ question, plan, state }: QuestionProps) => {
  const [address, setAddress] = useState('')
  const { run, isRunning, fault } = useAnswering(plan, state)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (address.trim() !== '') void run({ reportAddress: address.trim() })
  }
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Field
        label={question.text}
        error={fault('reportAddress')}
        value={address}
        onValue={setAddress}
        type="email"
        inputMode="email"
        placeholder={`dmarc@${plan.domain}`}
        name="report-address"
      />
      <div>
        <Button type="submit" small aria-disabled={isRunning}>
          {words('question.take')}
        </Button>
      </div>
    </form>
  )
}

const NOT_CHOSEN = ''

const ChoiceQuestion = ({ question, plan, state }: QuestionProps) => {
  const [id, setId] = useState(NOT_CHOSEN)
  const { run, isRunning } = useAnswering(plan, state)
  const isHost = question.code === 'which-dns-host'
  const choose = (chosen: string) => {
    setId(chosen)
    if (chosen !== NOT_CHOSEN && !isRunning) void run(isHost ? { dnsHost: chosen } : { provider: chosen })
  }
  return (
    <Select
      label={question.text}
      options={[
        { value: NOT_CHOSEN, label: words('question.choose') },
        ...question.choices.map((choice) => ({ value: choice.id, label: choice.name })),
      ]}
      value={id}
      onValue={choose}
      name={question.code}
    />
  )
}

const FORMS: Record<string, ComponentType<QuestionProps>> = {
  'sender-still-used': SenderQuestion,
  'report-address': AddressQuestion,
  'which-dns-host': ChoiceQuestion,
  'which-mail-service': ChoiceQuestion,
  'key-wanted': KeyQuestion,
}

export interface QuestionsPartProps {
  plan: Plan
  state: PlanInUse
  about: 'first' | 'rest'
}

const keyOf = ({ code, subject }: PlanQuestion): string => `${code} ${subject ?? ''}`

/** What only the user can tell. Each answer makes the plan anew. */
export const QuestionsPart = ({ plan, state, about }: QuestionsPartProps) => {
  const questions = questionsAt(plan, about)
  if (questions.length === 0) return null
  return (
    <section class="plan-group">
      <h2>{words('questions', { count: questions.length })}</h2>
      <ul class="card lines" role="list">
        {questions.map((question) => {
          const Form = FORMS[question.code]
          return (
            <li key={keyOf(question)} data-testid="question" data-question={question.code}>
              {Form ? <Form question={question} plan={plan} state={state} /> : <p>{question.text}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

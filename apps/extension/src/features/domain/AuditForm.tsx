import { useRef } from 'preact/hooks'
import type { ToldFailure } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { isOfTest, type Question } from './audit-request.ts'
import { domainWords as words } from './domain-words.ts'
import { type LastTest, shownDetails } from './last-test.ts'
import { TestDetails } from './TestDetails.tsx'

export interface AuditFormProps {
  question: Question
  onQuestion: (question: Question) => void
  /** The test that could fill the form in. */
  test: LastTest | null
  /** What is wrong with the domain as typed. */
  fault: ToldFailure | null
  isRunning: boolean
  isAgain: boolean
  onRun: (question: Question) => void
}

const labelOf = ({ isRunning, isAgain }: AuditFormProps): string => {
  if (isRunning) return words('auditing')
  return words(isAgain ? 'again' : 'audit')
}

/** The domain inside of what was pasted, one click away. */
const Suggestion = ({ fault, onTake }: { fault: ToldFailure; onTake: (domain: string) => void }) => {
  const suggestion = fault.params?.['suggestion']
  if (typeof suggestion !== 'string') return null
  return (
    <div>
      <Button small onClick={() => onTake(suggestion)} data-testid="take-suggestion">
        {words('use', { domain: suggestion })}
      </Button>
    </div>
  )
}

/** The domain, and what the last test knows of its mail. */
export const AuditForm = (props: AuditFormProps) => {
  const { question, onQuestion, test, fault, isRunning, onRun } = props
  const form = useRef<HTMLFormElement>(null)
  const change = (text: string): Question => ({ ...question, text, test: test && isOfTest(text, test) ? test : null })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onRun(question)
  }
  const take = (domain: string) => {
    onRun(change(domain))
    // The button goes away with the fault.
    form.current?.querySelector('input')?.focus()
  }
  return (
    <form ref={form} class="card stack" onSubmit={submit} noValidate>
      <div class="ask">
        <Field
          label={words('field')}
          hint={words('field-hint')}
          error={fault?.sentence}
          value={question.text}
          onValue={(text) => onQuestion(change(text))}
          name="domain"
          autocomplete="off"
          inputMode="url"
          spellcheck={false}
          mono
          data-testid="domain"
        />
        <Button type="submit" variant="primary" aria-disabled={isRunning} data-testid="audit-run">
          {labelOf(props)}
        </Button>
      </div>
      {fault ? <Suggestion fault={fault} onTake={take} /> : null}
      {question.test && shownDetails(question.test.details).length > 0 ? (
        <TestDetails
          test={question.test}
          removed={question.removed}
          onRemoved={(removed) => onQuestion({ ...question, removed })}
        />
      ) : null}
    </form>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { planWords as words } from './plan-words.ts'
import type { PlanStart } from './find-plan.ts'
import type { PlanInUse } from './use-plan.ts'

/** Asks for the domain, and has its plan made. */
export const PlanStartForm = ({ start, state }: { start: PlanStart; state: PlanInUse }) => {
  const [domain, setDomain] = useState(start.domain)
  useEffect(() => setDomain(start.domain), [start.domain])
  const fault = state.failure?.errors?.find(({ pointer }) => pointer === '/domain')?.detail
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = domain.trim()
    if (typed === '' || state.making !== null) return
    // A test of another domain says nothing about this one.
    void state.make({ domain: typed, reportId: typed === start.domain ? start.reportId : null })
  }
  return (
    <form class="card stack" onSubmit={submit} noValidate data-testid="plan-start">
      <div>
        <h1>{words('start.title')}</h1>
        <p>{words('start.text')}</p>
      </div>
      <Field
        label={words('start.domain')}
        hint={words('start.hint')}
        error={fault}
        value={domain}
        onValue={setDomain}
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        required
        name="plan-domain"
        data-testid="plan-domain"
      />
      <Button type="submit" variant="primary" wide data-testid="plan-make">
        {words('start.make')}
      </Button>
    </form>
  )
}

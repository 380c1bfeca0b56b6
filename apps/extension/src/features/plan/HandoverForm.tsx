import type { HandoverKit, Locale, Plan } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { LOCALE_NAMES } from '../../locales/locale-names.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { planWords as words } from './plan-words.ts'

const LOCALES: readonly Locale[] = ['fr', 'en']
const DAYS = ['7', '30', '90'] as const
type Days = (typeof DAYS)[number]

interface LanguageAndTimeProps {
  locale: Locale
  onLocale: (locale: Locale) => void
  days: Days
  onDays: (days: Days) => void
}

const LanguageAndTime = ({ locale, onLocale, days, onDays }: LanguageAndTimeProps) => (
  <div class="two">
    <Select
      label={words('handover.locale')}
      options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      value={locale}
      onValue={onLocale}
      name="handover-locale"
    />
    <Select
      label={words('handover.days')}
      options={DAYS.map((value) => ({ value, label: words('handover.for-days', { count: Number(value) }) }))}
      value={days}
      onValue={onDays}
      name="handover-days"
    />
  </div>
)

/** In which language, for how long, from whom and to whom. */
export const HandoverForm = ({ plan, onMade }: { plan: Plan; onMade: (kit: HandoverKit) => void }) => {
  const [locale, setLocale] = useState<Locale>(uiLocale.value)
  const [days, setDays] = useState<Days>('30')
  const [recipient, setRecipient] = useState('')
  const [sender, setSender] = useState('')
  const create = useRequest('handover/create')
  const fault = (field: string) => create.failure?.errors?.find(({ pointer }) => pointer === `/${field}`)?.detail
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const answer = await create.run({
      planId: plan.id,
      locale,
      days: Number(days),
      recipientName: recipient.trim() || null,
      senderName: sender.trim() || null,
    })
    if (answer.ok) onMade(answer.value)
  }
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <LanguageAndTime locale={locale} onLocale={setLocale} days={days} onDays={setDays} />
      <Field
        label={words('handover.recipient')}
        error={fault('recipientName')}
        value={recipient}
        onValue={setRecipient}
        autocomplete="off"
        maxLength={100}
        name="handover-recipient"
      />
      <Field
        label={words('handover.sender')}
        error={fault('senderName')}
        value={sender}
        onValue={setSender}
        autocomplete="name"
        maxLength={100}
        name="handover-sender"
      />
      {create.failure && !create.failure.errors ? <FailureNotice failure={create.failure} /> : null}
      <Button type="submit" variant="primary" wide aria-disabled={create.isRunning} data-testid="handover-make">
        {words('handover.make')}
      </Button>
    </form>
  )
}

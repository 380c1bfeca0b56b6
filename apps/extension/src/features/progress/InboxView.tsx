import type { InboxAdvice, InboxStep } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { progressWords as words } from './progress-words.ts'

const Step = ({ step: { text, url, isOfficial, isCertain } }: { step: InboxStep }) => (
  <li>
    <p>
      {text[uiLocale.value]} {isCertain ? null : <Badge>{words('inbox.uncertain')}</Badge>}
    </p>
    {url === null ? null : (
      <p>
        <a href={url} target="_blank" rel="noopener noreferrer">
          {new URL(url).host}
        </a>{' '}
        {isOfficial ? <span class="soft">{words('inbox.official')}</span> : null}
      </p>
    )}
  </li>
)

const Steps = ({ title, steps }: { title: string; steps: readonly InboxStep[] }) => (
  <section class="card stack">
    <h2>{title}</h2>
    <ol class="inbox-steps">
      {steps.map((step) => (
        <Step key={step.text.en} step={step} />
      ))}
    </ol>
  </section>
)

const Body = ({ advice: { general, providers } }: { advice: InboxAdvice }) => (
  <>
    <Steps title={words('inbox.general')} steps={general} />
    {providers.map(({ id, name, steps }) => (
      <Steps key={id} title={name} steps={steps} />
    ))}
  </>
)

/** Ten out of ten, and still among the spam: what no test can see, and what to do at each provider. */
export const InboxView = () => {
  const { value, failure, reload } = useAnswer('inbox/advice', {})
  return (
    <>
      <div class="stack">
        <h1>{words('inbox.title')}</h1>
        <p class="lead">{words('inbox.lead')}</p>
      </div>
      {failure ? <FailureNotice failure={failure} onRetry={() => void reload()} /> : null}
      {value ? <Body advice={value} /> : null}
      {value || failure ? null : <p class="soft">{words('loading')}</p>}
    </>
  )
}

import { uiLocale } from '../../locales/ui-locale.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { dateText } from '../session/moment-text.ts'
import type { ProviderRuleView, ProviderView, RuleStatus } from './audit-view.ts'
import { domainWords as words } from './domain-words.ts'

const LOOKS: Record<RuleStatus, { tone: Tone; icon: IconName }> = {
  met: { tone: 'good', icon: 'check' },
  broken: { tone: 'bad', icon: 'stop' },
  unknown: { tone: 'neutral', icon: 'info' },
  'not-applicable': { tone: 'neutral', icon: 'minus' },
}

const Source = ({ rule: { source, date } }: { rule: ProviderRuleView }) => {
  if (date === null) return null
  const text = words('rule-source', { date: dateText(new Date(date), uiLocale.value) })
  if (source === null || !/^https?:\/\//.test(source)) return <span>{text}</span>
  return (
    <a href={source} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  )
}

const Rule = ({ rule }: { rule: ProviderRuleView }) => {
  const { status, title, consequence, isForBulk, isOfficial } = rule
  const { tone, icon } = LOOKS[status]
  return (
    <li class="rule" data-tone={tone} data-status={status}>
      <Icon name={icon} />
      <div>
        <p>
          <span class="visually-hidden">{words(`rule-state.${status}`)}: </span>
          {title}
        </p>
        {consequence && status === 'broken' ? <p>{consequence}</p> : null}
        <p class="soft dotted">
          {isForBulk ? <span>{words('rule-bulk')}</span> : null}
          {isOfficial ? null : <span>{words('rule-unofficial')}</span>}
          <Source rule={rule} />
        </p>
      </div>
    </li>
  )
}

const Provider = ({ provider }: { provider: ProviderView }) => {
  const { id, name, ordinary, bulk, rules } = provider
  const { tone, icon } = LOOKS[ordinary]
  return (
    <li data-testid="provider" data-provider={id} data-status={ordinary}>
      <Disclosure
        summary={
          <span class="row apart">
            <span>{name}</span>
            <span class="row">
              {bulk === ordinary ? null : (
                <span class="soft">{words('provider-bulk', { state: words(`provider-state.${bulk}`) })}</span>
              )}
              <Badge tone={tone} icon={icon}>
                {words(`provider-state.${ordinary}`)}
              </Badge>
            </span>
          </span>
        }
      >
        {rules.length === 0 ? (
          <p class="soft">{words('rules-none')}</p>
        ) : (
          <ul class="rules" role="list">
            {rules.map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
          </ul>
        )}
      </Disclosure>
    </li>
  )
}

/** What each mailbox provider’s own rules say of this domain; what is not known is not called met. */
export const ProviderVerdicts = ({ providers }: { providers: readonly ProviderView[] }) => (
  <>
    <p class="soft">{words('providers-hint')}</p>
    <ul class="lines providers" role="list">
      {providers.map((provider) => (
        <Provider key={provider.id} provider={provider} />
      ))}
    </ul>
  </>
)

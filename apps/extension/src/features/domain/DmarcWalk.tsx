import { Badge } from '../../ui/Badge.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { DmarcView, WalkStepView } from './audit-view.ts'
import { domainWords as words } from './domain-words.ts'

const foundText = ({ found, isBeyond }: WalkStepView): string => {
  if (isBeyond) return words('dmarc-beyond')
  if (!found.known) return words('not-known', { why: words(`why.${found.reason}`) })
  return found.value.length === 0 ? words('dmarc-none-there') : words('dmarc-found', { count: found.value.length })
}

const Step = ({ step }: { step: WalkStepView }) => {
  const records = step.found.known && !step.isBeyond ? step.found.value : []
  return (
    <li
      data-decides={step.isPolicy}
      data-found={records.length > 0}
      data-beyond={step.isBeyond}
      data-testid="walk-step"
    >
      <span class="mark">{records.length === 0 ? null : <Icon name="check" />}</span>
      <div>
        <div class="row">
          <code class="name">{step.name}</code>
          {step.isPolicy ? <Badge tone="accent">{words('dmarc-decides')}</Badge> : null}
          {step.isOrganisation ? <Badge>{words('dmarc-organisation')}</Badge> : null}
        </div>
        <p class="soft">{foundText(step)}</p>
        {records.map((record) => (
          <pre key={record} class="published">
            {record}
          </pre>
        ))}
      </div>
    </li>
  )
}

/** What receivers are asked to do, and the tree walk (RFC 9989 section 4.10) that led there, name by name. */
export const DmarcWalk = ({ dmarc }: { dmarc: DmarcView }) => {
  const { policy, appliedPolicy, steps } = dmarc
  return (
    <>
      <p>
        <strong>{words(`dmarc-policy.${policy ?? 'absent'}`)}</strong>
      </p>
      {appliedPolicy !== null && appliedPolicy !== policy ? (
        <p>{words('dmarc-testing', { policy: appliedPolicy })}</p>
      ) : null}
      <div>
        <h4>{words('dmarc-walk')}</h4>
        <p class="soft">{words('dmarc-hint')}</p>
      </div>
      {/* Safari drops the role of a list without markers; naming it again costs nothing. */}
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- reason above */}
      <ol class="steps walk" role="list">
        {steps.map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
    </>
  )
}

import type { HandoverKit, Plan } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { HandoverForm } from './HandoverForm.tsx'
import { HandoverLinks } from './HandoverLinks.tsx'
import { HandoverResult } from './HandoverResult.tsx'
import { planWords as words } from './plan-words.ts'

export interface HandoverPartProps {
  plan: Plan
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** Everything for the person who holds the DNS: a message, the records, a private link, and the links given before. */
export const HandoverPart = ({ plan, isOpen, onOpen }: HandoverPartProps) => {
  const [kit, setKit] = useState<HandoverKit | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isOpen) return
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [isOpen, kit])
  if (plan.steps.length === 0) return null
  if (!isOpen)
    return (
      <section class="plan-group">
        <Button variant="quiet" onClick={() => onOpen(true)} data-testid="hand-over-open">
          {words('handover.open')}
        </Button>
      </section>
    )
  return (
    <section class="card stack handover" aria-labelledby="handover-title" data-testid="handover">
      <div>
        <h2 id="handover-title" ref={heading} tabIndex={-1}>
          {words('handover.title')}
        </h2>
        <p class="soft">{words('handover.text')}</p>
      </div>
      {kit ? (
        <HandoverResult kit={kit} domain={plan.domain} onAgain={() => setKit(null)} />
      ) : (
        <HandoverForm plan={plan} onMade={setKit} />
      )}
      <HandoverLinks plan={plan} newest={kit?.handover.id ?? null} />
      <div>
        <Button small variant="quiet" onClick={() => onOpen(false)}>
          {words('handover.close')}
        </Button>
      </div>
    </section>
  )
}

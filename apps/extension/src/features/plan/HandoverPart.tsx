import type { HandoverKit, Plan } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { HandoverForm } from './HandoverForm.tsx'
import { HandoverLinks } from './HandoverLinks.tsx'
import { HandoverResult } from './HandoverResult.tsx'
import { planWords as words } from './plan-words.ts'

export interface HandoverPartProps {
  plan: Plan
  onClose: () => void
}

/** Everything for the person who holds the DNS: a message, the records, a private link, and the links given before. */
export const HandoverPart = ({ plan, onClose }: HandoverPartProps) => {
  const [kit, setKit] = useState<HandoverKit | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [kit])
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
      <Button variant="quiet" onClick={onClose} data-testid="handover-close">
        {words('handover.close')}
      </Button>
    </section>
  )
}

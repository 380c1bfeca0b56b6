import type { PlanTarget } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { Brand } from '../../ui/Brand.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { LanguageSwitch } from '../session/LanguageSwitch.tsx'
import { session } from '../session/start-page.ts'
import { PanelFoot } from './PanelFoot.tsx'
import { NotReady } from './NotReady.tsx'
import { PlanContent } from './PlanContent.tsx'
import { targetInAddress } from './plan-target.ts'
import { planWords as words } from './plan-words.ts'
import { shownDomain } from './shown-domain.ts'

/** In a side panel: what another page of the extension asked it to show. */
const ShownByOthers = () => {
  const target = useAnswer('plan/current', {}, ['plan-target'])
  if (target.failure) return <FailureNotice failure={target.failure} onRetry={() => void target.reload()} />
  return target.value ? <PlanContent target={target.value} /> : null
}

const Content = ({ target }: { target: PlanTarget | null }) =>
  target ? <PlanContent target={target} /> : <ShownByOthers />

/** The title of the tab, in the language of the interface. */
export const planTitle = (): string =>
  shownDomain.value === null ? words('tab-title') : words('tab-title-of', { domain: shownDomain.value })

/** The side panel, or the same as a page of its own: the plan of one domain, from the first step to the new test. */
export const PlanPanel = () => {
  const current = session.value
  return (
    <div class="plan-page">
      <header>
        <Brand />
        <LanguageSwitch />
      </header>
      <main>
        {current && !current.isPaired ? <NotReady session={current} /> : null}
        {current?.isPaired ? <Content target={targetInAddress(location)} /> : null}
      </main>
      <PanelFoot />
    </div>
  )
}

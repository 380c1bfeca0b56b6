import { useEffect, useRef } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { CompareView } from '../compare/CompareView.tsx'
import { HistoryView } from '../history/HistoryView.tsx'
import { InboxView } from '../progress/InboxView.tsx'
import { ProgressView } from '../progress/ProgressView.tsx'
import { LanguageSwitch } from '../session/LanguageSwitch.tsx'
import { session } from '../session/start-page.ts'
import { commonWords } from '../session/words.ts'
import { Brand } from '../../ui/Brand.tsx'
import { currentRoute } from './current-route.ts'
import { NotYet } from './NotYet.tsx'
import { ReportView } from './ReportView.tsx'
import { HISTORY_HREF, PROGRESS_HREF, type Route } from './route.ts'

const Content = ({ route }: { route: Route }) => {
  if (route.kind === 'report') return <ReportView key={route.id} id={route.id} />
  if (route.kind === 'compare') return <CompareView key={route.ids.join()} ids={route.ids} />
  if (route.kind === 'progress') return <ProgressView />
  if (route.kind === 'inbox') return <InboxView />
  return <HistoryView />
}

const Header = ({ route }: { route: Route }) => (
  <header>
    <Brand />
    <nav aria-label={commonWords('pages')}>
      <a href={HISTORY_HREF} aria-current={route.kind === 'history' ? 'page' : undefined}>
        {commonWords('history')}
      </a>
      <a href={PROGRESS_HREF} aria-current={route.kind === 'progress' ? 'page' : undefined}>
        {commonWords('progress')}
      </a>
      <a href="/comparison.html">{commonWords('comparison')}</a>
      <a href="/domain.html">{commonWords('domain')}</a>
      <a href="/options.html">{commonWords('settings')}</a>
      <LanguageSwitch />
    </nav>
  </header>
)

/** The page of reports: one, all, or two side by side. */
export const ReportPage = () => {
  const route = currentRoute.value
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  const place = JSON.stringify(route)

  // A link within the page loads nothing: focus and scroll position have to be told that it is another page.
  useEffect(() => {
    if (!isFirst.current) {
      main.current?.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
    isFirst.current = false
  }, [place])

  const current = session.value
  return (
    <div class="page" lang={uiLocale.value}>
      <Header route={route} />
      <main ref={main} tabIndex={-1}>
        {current && !current.isPaired ? <NotYet session={current} /> : <Content route={route} />}
      </main>
    </div>
  )
}

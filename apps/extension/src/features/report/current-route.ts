import { signal } from '@preact/signals'
import { compareWords } from '../compare/compare-words.ts'
import { historyWords } from '../history/history-words.ts'
import { progressWords } from '../progress/progress-words.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import { reportWordsIn } from './report-words.ts'
import { routeOf, type Route } from './route.ts'

/** Where the page is; its title and its content follow. */
export const currentRoute = signal<Route>(routeOf(location))

addEventListener('hashchange', () => {
  currentRoute.value = routeOf(location)
})

/** The title of the tab, in the language of the interface. */
export const reportTitle = (): string => {
  const { kind } = currentRoute.value
  if (kind === 'report') return reportWordsIn(uiLocale.value).say('tab-title')
  if (kind === 'progress') return progressWords('tab-title')
  if (kind === 'inbox') return progressWords('inbox.tab-title')
  return kind === 'compare' ? compareWords('tab-title') : historyWords('tab-title')
}

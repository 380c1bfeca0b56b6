import type { Locale } from '@bienrecu/shared'
import type { ApiClient } from '../../api-client.ts'
import type { PanelState, PanelTester } from '../../messaging/answers.ts'
import { createWords } from '../../locales/create-words.ts'
import { direct as en, panel as panelEn } from '../../locales/en.yml'
import { direct as fr, panel as panelFr } from '../../locales/fr.yml'
import { givingTesters } from '../testers/giving-testers.ts'

/** Whose state it is: that of the popup, or of the panel on a page of mail-tester or of our own tester. */
export type PanelPlace = 'popup' | 'mail-tester' | 'own-tester'

/** Testers that need no page. An API that is older than they are has none, and then nothing is said of them. */
export const readPanelTesters = async (api: Pick<ApiClient, 'testers'>): Promise<PanelTester[]> => {
  const testers = await api.testers()
  return testers.ok ? givingTesters(testers.value.items) : []
}

/** What a panel stands in front of. */
export interface PanelSituation {
  place: PanelPlace
  testers: PanelTester[]
  hasRelay: boolean
  /** The free tests of mail-tester are used up. */
  isUsedUp: boolean
}

/**
 * What a panel says of our own tester: the other way to a test where there is one that leads further, and, before a
 * message is sent that will hardly arrive there, that it will not. The popup has ways of its own.
 */
export const aboutTesters = (
  { place, testers, hasRelay, isUsedUp }: PanelSituation,
  locale: Locale,
): Pick<PanelState, 'testers' | 'offer' | 'caution'> => {
  const words = createWords(en, fr, () => locale)
  const own = testers.find(({ id }) => id === 'bienrecu')
  const silent = { testers, offer: null, caution: null }
  if (!own || place === 'popup') return silent
  const isLocal = !own.isReachable
  if (!hasRelay || (isLocal && place === 'own-tester')) {
    const practice = { text: words('practice-text'), label: words('practice'), isPractice: true, isUrgent: true }
    return { testers, offer: practice, caution: hasRelay ? createWords(panelEn, panelFr, () => locale)('local') : null }
  }
  if (isLocal || place === 'own-tester') return silent
  return { ...silent, offer: { text: words('text'), label: words('send-own'), isPractice: false, isUrgent: isUsedUp } }
}

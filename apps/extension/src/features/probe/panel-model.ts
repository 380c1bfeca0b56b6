import type { PanelState, ToldFailure, ToldProbe } from '../../messaging/answers.ts'
import { resultIdOf } from '../../testers/mail-tester/address.ts'
import type { TesterPage } from '../../testers/mail-tester/page.ts'
import type { WatchEnd } from './watch-for-result.ts'

/** Everything the panel knows; it draws this and nothing else. */
export interface PanelModel {
  page: TesterPage
  /** False as long as the page’s script may still make the address. */
  hasWaited: boolean
  /** What stands in the field that takes the place of a missing address, and whether it was refused. */
  typedAddress: string
  isTypedRefused: boolean
  /** False once the extension was updated or removed under the page. */
  isAlive: boolean
  state: PanelState | null
  failure: ToldFailure | null
  probe: ToldProbe | null
  isBusy: boolean
  /** True once the user has sent from here: what follows is theirs to hear of first. */
  hasClicked: boolean
  /** Why the last click came to nothing. */
  refusal: ToldFailure | null
  relayId: string | null
  watchEnd: WatchEnd | null
  /** The time, in milliseconds since 1970, as far as what is drawn depends on it. */
  now: number
}

/** What is known of a page before anything was asked. */
export const firstModel = (page: TesterPage): PanelModel => ({
  page,
  hasWaited: false,
  typedAddress: '',
  isTypedRefused: false,
  isAlive: true,
  state: null,
  failure: null,
  probe: null,
  isBusy: false,
  hasClicked: false,
  refusal: null,
  relayId: null,
  watchEnd: null,
  now: Date.now(),
})

/** Whether a probe was sent to the address of this page. */
export const isOfPage = (probe: ToldProbe, page: TesterPage): boolean => {
  if ('id' in page) return resultIdOf(probe.address) === page.id
  return 'address' in page && probe.address === page.address
}

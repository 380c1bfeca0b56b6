import type { Probe } from '@bienrecu/shared'
import type { Locale } from '@bienrecu/shared'
import type { Deps } from '../app.ts'
import type { TesterConfig } from '../tester-config.ts'
import type { IssuedAddress } from './addresses/issue-address.ts'
import type { JudgeFile } from './results/judge-file.ts'
import type { ResultPlaces } from './results/stored-result.ts'
import type { WatchResult } from './results/watch-result.ts'

/** What the routes and the pages of our own tester stand on, while it is switched on. */
export interface TestingServices extends Deps {
  tester: TesterConfig
  /** For `placeOfResult`, `testerResultOf`, `listResults`, `addressOfToken`. */
  places: ResultPlaces
  issueAddress: () => IssuedAddress
  watchResult: WatchResult
  judgeFile: JudgeFile
  /**
   * Issues an address and starts a test through the practice relay; it is being sent when this returns. Throws what
   * starting a probe throws, among them `send-quota-used` and `sending-disabled`. `idempotencyKey`: kept with the probe; a new
   * one unless given.
   */
  startPracticeProbe: (locale: Locale, deviceId: string | null, idempotencyKey?: string) => PracticeTest
}

export interface PracticeTest {
  probe: Probe
  address: IssuedAddress
}

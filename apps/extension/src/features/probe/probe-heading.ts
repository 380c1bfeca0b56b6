import type { ToldProbe } from '../../messaging/answers.ts'
import type { StepWords } from './panel-words.ts'

/** Where a probe stands, in one short sentence. */
export const probeHeading = (
  probe: Pick<ToldProbe, 'state' | 'code' | 'acceptedAt' | 'relayName' | 'testerName'>,
  words: StepWords,
): string => {
  if (probe.state === 'failed') {
    if (probe.code === 'cancelled') return words('now.cancelled')
    return words(probe.acceptedAt ? 'now.not-received' : 'now.failed')
  }
  if (probe.state === 'connecting') return words('now.connecting', { relay: probe.relayName ?? '' })
  return words(`now.${probe.state}`, { tester: probe.testerName })
}

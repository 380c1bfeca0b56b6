import { Locale } from '@bienrecu/shared'
import type { Deps } from '../../app.ts'
import { isReachable } from '../../handovers/is-reachable.ts'
import { newestProbeTo } from '../../probes/newest-probe.ts'
import type { TesterConfig } from '../../tester-config.ts'
import type { ReportPlace } from '../judging/report-of.ts'
import type { StoredLetter } from './stored-letter.ts'
import { placeOfResult, type ResultPlaces } from './stored-result.ts'

export interface ReportPlaceDeps extends Pick<Deps, 'database'> {
  places: ResultPlaces
  tester: Pick<TesterConfig, 'isOpen'>
}

/** Where nobody told: the product speaks French first. */
const USUAL_LANGUAGE: Locale = 'fr'

/** The language of the test that was sent from here to the address; null where none was. */
const languageOfTest = (database: Deps['database'], address: string): Locale | null => {
  const probe = newestProbeTo(database, address)
  return probe ? Locale.parse(probe.locale) : null
}

/**
 * Where the report of a message stands in the history, or null for a message that does not belong there: where strangers may
 * open a test, theirs is no part of the owner’s history. The owner’s are those of a device, those sent by a test from here,
 * and all where nobody else can reach the page.
 */
export const createReportPlace =
  ({ database, places, tester }: ReportPlaceDeps) =>
  ({ id, localPart, deviceId }: Omit<StoredLetter, 'letter'>): ReportPlace | null => {
    const { address, pageUrl: url } = placeOfResult(places, { id, localPart })
    if (address === null) return null
    const language = languageOfTest(database, address)
    const isStrangers = deviceId === null && language === null && tester.isOpen && isReachable(places.publicUrl)
    return isStrangers ? null : { address, url, language: language ?? USUAL_LANGUAGE }
  }

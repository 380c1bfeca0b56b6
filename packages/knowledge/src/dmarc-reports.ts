import data from './data/dmarc-reports.json' with { type: 'json' }
import { bareName, fitsTemplate, isMatched } from './patterns.ts'
import type { DmarcReportsFile } from './schema/dmarc-reports.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): DmarcReportsFile => json as DmarcReportsFile
const file = read(data)

export type Confidence = DmarcReportsFile['standard']['confidence']

export interface ReportService {
  readonly id: string
  readonly name: string
  readonly confidence: Confidence
  readonly isCertain: boolean
}

/** A sender of aggregate reports. */
export interface Reporter extends ReportService {
  /** The domains it reports for. */
  readonly covers: readonly string[]
}

/** The service that receives reports at this address (of `rua` or `ruf`, with or without `mailto:` and size), or null. */
export const reportService = (address: string): ReportService | null => {
  const bare = bareName(address.replace(/^mailto:/i, '').replace(/!\d+[kmgt]?$/i, ''))
  const service = file.reportReceivingServices.find(({ ruaPatterns }) => isMatched(ruaPatterns, bare))
  if (!service) return null
  const { id, name, confidence } = service
  return { id, name, confidence, isCertain: confidence !== 'memory' }
}

/** The sender of a report, by its `org_name` or by its From address; null when unknown. Reports prove nothing about it. */
export const reporterOf = (nameOrAddress: string): Reporter | null => {
  const wanted = bareName(nameOrAddress)
  const isAddress = wanted.includes('@')
  const reporter = file.reporters.find(({ orgNames, fromAddresses }) =>
    isAddress
      ? // `{domain}` stands for any server of the world: it names nobody.
        fromAddresses.some((template) => !template.includes('{') && fitsTemplate(template, wanted))
      : orgNames.some((name) => bareName(name) === wanted),
  )
  if (!reporter) return null
  const { id, name, confidence, covers } = reporter
  return { id, name, confidence, isCertain: confidence !== 'memory', covers }
}

/** The standard in force, and what to tell of it. */
export const dmarcStandard = (): DmarcReportsFile['standard'] => file.standard

/** How a message that carries a report is recognised. */
export const reportMarks = (): DmarcReportsFile['recogniseReports'] => file.recogniseReports

import { ShareResult, type TesterResult, type TesterResultSummary } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import { dayIn } from '../../handovers/message.ts'
import { deleteResult } from '../../tester/results/delete-result.ts'
import { listResults } from '../../tester/results/list-results.ts'
import { createShareResult, unshareResult } from '../../tester/results/share-result.ts'
import { resultOfId, type ResultPlaces, sourceOfResult, testerResultOf } from '../../tester/results/stored-result.ts'
import { toldResult } from '../../tester/results/told-result.ts'
import { legible } from '../../text/legible.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { parseRequest } from '../parse-request.ts'
import { resultText } from '../results/result-text.ts'
import { momentIn, table } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const MAX_LIMIT = 100
const USUAL_LIMIT = '25'

/** Throws `tester-off`. */
const placesOf = ({ config, vault }: Deps): ResultPlaces => {
  if (config.tester === null) throw new AppError('tester-off')
  return { vault, domain: config.tester.domain, publicUrl: config.publicUrl }
}

const resultOf = (deps: Deps, id: string): TesterResult =>
  testerResultOf(placesOf(deps), resultOfId(deps.database, id), deps.now())

const rowOf = ({ id, receivedAt, score, origin, fromDomain, subject }: TesterResultSummary, terminal: Terminal) => {
  const { say, locale } = terminal
  const from = origin === 'file' ? say('results.file') : legible(fromDomain ?? '–')
  const about = legible(subject ?? say('results.no-subject'))
  return [id, momentIn(locale, receivedAt), `${score.toLocaleString(locale)}/10`, from, about]
}

/** `bienrecu results [list]`: the newest first. */
export const resultsList = defineCommand({
  options: { limit: { type: 'string', default: USUAL_LIMIT }, cursor: { type: 'string' } },
  operands: 0,
  optionNames: { '?cursor': '--cursor' },
  run: ({ values }, terminal) =>
    withDeps(terminal, async (deps) => {
      const limit = Number(values.limit)
      if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
        throw usageFault(terminal, 'cli.limit', values.limit)
      const page = listResults(deps.database, placesOf(deps), { limit, cursor: values.cursor })
      if (terminal.isJson) terminal.out(jsonLine(page))
      else if (page.items.length === 0) terminal.err(terminal.say('results.none'))
      else for (const line of table(page.items.map((item) => rowOf(item, terminal)))) terminal.out(line)
      return EXIT.ok
    }),
})

/** `bienrecu results show ID`: the score and what to correct. */
export const resultsShow = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [id = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { out, err, say, locale, isJson } = terminal
      const told = await toldResult(resultOf(deps, id), locale)
      if (isJson) out(jsonLine(told))
      else {
        for (const line of resultText(told.judgement, terminal)) out(line)
        err(say('results.page', { url: told.pageUrl }))
      }
      return EXIT.ok
    }),
})

/** `bienrecu results export ID --eml|--json`: the message as it came, or the judgement without sentences. */
export const resultsExport = defineCommand({
  options: { eml: { type: 'boolean' } },
  operands: 1,
  run: ({ values: { eml }, operands: [id = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      placesOf(deps)
      if (eml) terminal.octets(sourceOfResult(deps.database, id))
      else if (terminal.isJson) terminal.out(jsonLine(resultOf(deps, id)))
      else throw usageFault(terminal, 'results.form', '')
      return EXIT.ok
    }),
})

/** `bienrecu results delete ID` */
export const resultsDelete = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [id = ''] }, terminal) =>
    withDeps(terminal, async ({ database, recordAudit }) => {
      deleteResult(database, id)
      recordAudit({ event: 'result-deleted', deviceId: null, subject: id })
      if (terminal.isJson) terminal.out(jsonLine({ deleted: id }))
      else terminal.err(terminal.say('results.deleted'))
      return EXIT.ok
    }),
})

/** `bienrecu results share ID`: a link for people without a token. */
export const resultsShare = defineCommand({
  options: { days: { type: 'string' } },
  operands: 1,
  optionNames: { '/days': '--days' },
  run: ({ values: { days }, operands: [id = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { publicUrl } = placesOf(deps)
      const request = parseRequest(ShareResult, days === undefined ? {} : { days: Number(days) })
      const { url, expiresAt } = createShareResult({ ...deps, publicUrl })(id, request.days)
      deps.recordAudit({ event: 'result-shared', deviceId: null, subject: id })
      if (terminal.isJson) terminal.out(jsonLine({ url, expiresAt: new Date(expiresAt).toISOString() }))
      else {
        terminal.out(url)
        terminal.err(terminal.say('results.shared', { date: dayIn(terminal.locale, expiresAt) }))
      }
      return EXIT.ok
    }),
})

/** `bienrecu results unshare ID` */
export const resultsUnshare = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [id = ''] }, terminal) =>
    withDeps(terminal, async ({ database, recordAudit }) => {
      unshareResult(database, id)
      recordAudit({ event: 'result-unshared', deviceId: null, subject: id })
      if (terminal.isJson) terminal.out(jsonLine({ unshared: id }))
      else terminal.err(terminal.say('results.unshared'))
      return EXIT.ok
    }),
})

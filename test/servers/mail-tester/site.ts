import type { Behaviour } from './behaviour.ts'
import type { Evaluation } from './evaluate.ts'
import type { Mailboxes } from './mailboxes.ts'
import { readRequest, type PageRequest } from './read-request.ts'
import { renderLimitReachedGuess, renderPayment } from './render-gate.ts'
import { renderHome } from './render-home.ts'
import { renderJson, renderJsonWaiting } from './render-json.ts'
import { renderNotFound } from './render-not-found.ts'
import { renderChangedResult, renderResult } from './render-result.ts'
import { renderWaiting } from './render-waiting.ts'
import { writeReport } from './report.ts'
import type { Answer } from './web-server.ts'
import { wordsOf } from './words-of.ts'

const HTML_PAGE = { 'content-type': 'text/html; charset=utf-8' }
const JSON_DOCUMENT = { 'content-type': 'application/json; charset=utf-8' }

/** Answers requests for mail-tester's pages. */
export function createSite(
  mailboxes: Mailboxes,
  behaviour: () => Behaviour,
): (target: string, languages: string) => Promise<Answer> {
  const reloads = new Map<string, number>()
  const opened = new Set<number>()

  const waitingOrNotFound = (request: PageRequest): Answer => {
    const words = wordsOf(request.language)
    const seen = (reloads.get(request.name) ?? 0) + (request.parameters.has('reloaded') ? 1 : 0)
    reloads.set(request.name, seen)
    const render = seen > behaviour().reloadsBeforeNotFound ? renderNotFound : renderWaiting
    return page(render(`${request.name}@srv1.mail-tester.com`, behaviour(), request.language, words))
  }
  const resultPage = (evaluation: Evaluation, request: PageRequest): Answer => {
    const words = wordsOf(request.language)
    if (behaviour().payment) return page(renderPayment(evaluation.address, behaviour(), request.language, words))
    // A test counts once its result has been shown; to open it again is free.
    if (!opened.has(evaluation.messageId) && opened.size >= behaviour().freeTests) {
      return page(renderLimitReachedGuess(behaviour(), request.language, words))
    }
    opened.add(evaluation.messageId)
    const report = writeReport(evaluation, words)
    if (behaviour().result === 'changed') return page(renderChangedResult(report, request.language, words))
    return page(renderResult(report, behaviour(), request.language, words))
  }

  return async (target, languages) => {
    const { answerDelayMs } = behaviour()
    if (answerDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, answerDelayMs))
    const request = readRequest(target, languages)
    const { name, parameters, language } = request
    if (name === '') return page(renderHome(behaviour(), language, wordsOf(language)))
    if (name === 'check' || name === 'check.php') return redirectToResult(parameters)
    if (!name.includes('-')) return { status: 404, headers: HTML_PAGE, body: '<h1>404</h1>' }
    const evaluation = mailboxes.find(name)
    if (parameters.get('format') === 'json') return json(request, evaluation, behaviour())
    return evaluation === null ? waitingOrNotFound(request) : resultPage(evaluation, request)
  }
}

function page(body: string): Answer {
  return { status: 200, headers: HTML_PAGE, body }
}

/** The button of the home page sends the whole address; the result is found below its local part. */
function redirectToResult(parameters: URLSearchParams): Answer {
  const id = (parameters.get('id') ?? '').replace(/@[^@]*$/, '')
  const language = parameters.get('lang')
  const location = `/${encodeURIComponent(id)}${language === null ? '' : `&lang=${encodeURIComponent(language)}`}`
  return { status: 302, headers: { location }, body: '' }
}

const JSON_FAILURES: Readonly<Partial<Record<Behaviour['json'], number>>> = {
  forbidden: 403,
  'too-many-requests': 429,
  'server-error': 500,
}

function json(
  { name, parameters, language }: PageRequest,
  evaluation: Evaluation | null,
  behaviour: Behaviour,
): Answer {
  const status = JSON_FAILURES[behaviour.json]
  if (status !== undefined) return { status, headers: HTML_PAGE, body: '' }
  if (behaviour.json === 'html')
    return page('<!DOCTYPE html><title>mail-tester</title><p>Not the JSON you asked for</p>')
  const words = wordsOf(language)
  const options = { oldShape: behaviour.json === 'old-shape', test: parameters.get('test') }
  const body =
    evaluation === null
      ? renderJsonWaiting(name, words, options.oldShape)
      : renderJson(writeReport(evaluation, words), words, options)
  return { status: 200, headers: JSON_DOCUMENT, body }
}

import type { Locale, Reply, RequestTesterAddress } from '@bienrecu/shared'
import { Probe, TesterAddress, TesterList, TesterResult, TesterResultList } from '@bienrecu/shared'
import type { Request } from './exchange.ts'

const UPLOAD_TIMEOUT = 29_000 // ms: many megabytes, to a server that may be far

/** Requests about testers, and about what our own has judged. */
export const testerRequests = (call: <T>(request: Request<T>) => Promise<Reply<T>>) => ({
  testers: () => call({ method: 'GET', path: '/v1/testers', schema: TesterList }),
  createTesterAddress: (body: RequestTesterAddress) =>
    call({ method: 'POST', path: '/v1/tester-addresses', schema: TesterAddress, body }),
  /** A message of the built-in practice relay, to our own tester. The same key is the same message. */
  createPracticeProbe: (locale: Locale, idempotencyKey: string) =>
    call({
      method: 'POST',
      path: '/v1/practice-probes',
      schema: Probe,
      body: { locale },
      headers: { 'idempotency-key': idempotencyKey },
    }),
  /** The newest results of a report, or of an address. */
  testerResults: (wanted: { report: string } | { address: string }) =>
    call({
      method: 'GET',
      path: `/v1/tester-results?${new URLSearchParams(wanted)}`,
      schema: TesterResultList,
    }),
  /** `sentences`: the language in which findings carry their texts. */
  testerResult: (id: string, sentences: Locale) =>
    call({
      method: 'GET',
      path: `/v1/tester-results/${encodeURIComponent(id)}?${new URLSearchParams({ sentences })}`,
      schema: TesterResult,
    }),
  /** Judges a message as it stands in a file (RFC 5322), without sending it. */
  judgeMessage: (source: Uint8Array<ArrayBuffer>) =>
    call({
      method: 'POST',
      path: '/v1/judgements',
      schema: TesterResult,
      raw: { type: 'message/rfc822', body: source },
      timeout: UPLOAD_TIMEOUT,
    }),
})

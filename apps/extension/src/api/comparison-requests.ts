import type { CreateOwnMessage, CreateProbeBatch, Reply } from '@bienrecu/shared'
import { OwnMessage, OwnMessageList, ProbeBatch } from '@bienrecu/shared'
import { z } from 'zod'
import type { Request } from './exchange.ts'

const UPLOAD_TIMEOUT = 29_000 // ms: ten megabytes, to a server that may be far

/** Requests about messages of the user's own, and about one message through several relays. */
export const comparisonRequests = (call: <T>(request: Request<T>) => Promise<Reply<T>>) => ({
  keepMessage: (body: CreateOwnMessage) =>
    call({ method: 'POST', path: '/v1/messages', schema: OwnMessage, body, timeout: UPLOAD_TIMEOUT }),
  messages: () => call({ method: 'GET', path: '/v1/messages', schema: OwnMessageList }),
  message: (id: string) =>
    call({ method: 'GET', path: `/v1/messages/${id}`, schema: OwnMessage, timeout: UPLOAD_TIMEOUT }),
  removeMessage: (id: string) =>
    call({ method: 'DELETE', path: `/v1/messages/${id}`, schema: z.unknown().transform(() => null) }),
  createBatch: (body: CreateProbeBatch, idempotencyKey: string) =>
    call({
      method: 'POST',
      path: '/v1/probe-batches',
      schema: ProbeBatch,
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  batch: (id: string) => call({ method: 'GET', path: `/v1/probe-batches/${id}`, schema: ProbeBatch }),
})

import { Id, StoredReport, StoreReport } from '@bienrecu/shared'
import { createRoute, z } from '@hono/zod-openapi'
import { createRouter, jsonAnswer, jsonBody, problems } from '../http/router.ts'
import { createStoreReport, type ReportDeps } from './store-report.ts'
import { storedReport } from './stored-report.ts'

const tags = ['reports']

const store = createRoute({
  method: 'post',
  path: '/reports',
  operationId: 'storeReport',
  tags,
  request: jsonBody(StoreReport),
  responses: { 201: jsonAnswer(StoredReport), ...problems },
})

const read = createRoute({
  method: 'get',
  path: '/reports/{id}',
  operationId: 'getReport',
  tags,
  request: { params: z.object({ id: Id }) },
  responses: { 200: jsonAnswer(StoredReport), ...problems },
})

/** Reports: keep one, read one. They are listed with their probes, and deleted with them. */
export const reportRoutes = (deps: ReportDeps) => {
  const storeReport = createStoreReport(deps)
  return createRouter()
    .openapi(store, (c) => {
      const stored = storeReport(c.req.valid('json').report)
      c.header('Location', `/v1/reports/${stored.id}`)
      return c.json(stored, 201)
    })
    .openapi(read, (c) => c.json(storedReport(deps.database, c.req.valid('param').id), 200))
}

import type { Hono } from 'hono'
import type { Deps, Feature } from '../app.ts'
import type { Env } from '../http/env.ts'
import type { VerifyRecord } from '../verifications/verify-record.ts'
import { createLookNow } from './look-now.ts'
import { handoverPageRoutes } from './page-routes.ts'
import { handoverRoutes } from './routes.ts'

/** Links for those who hold the DNS: the routes that make them, and the page they open, outside `/v1`. */
export const createHandingOver = (
  deps: Deps,
  { verifyRecord }: { verifyRecord: VerifyRecord },
): { features: Feature[]; pages: Hono<Env>[] } => ({
  features: [handoverRoutes(deps)],
  pages: [handoverPageRoutes({ ...deps, lookNow: createLookNow({ ...deps, verifyRecord }) })],
})

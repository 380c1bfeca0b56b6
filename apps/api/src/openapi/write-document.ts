/** Writes docs/openapi.json: `pnpm --filter @bienrecu/api openapi`. A test says when it is out of date. */
import { writeFileSync } from 'node:fs'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { DOCUMENT_FILE, documentText } from './committed-document.ts'

writeFileSync(DOCUMENT_FILE, documentText(await createTestDeps()))

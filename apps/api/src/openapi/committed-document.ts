import path from 'node:path'
import { createApp, type Deps } from '../app.ts'
import { createAuditing } from '../audits/auditing.ts'
import { createDetecting } from '../detection/detecting.ts'
import { createProbing } from '../probes/probing.ts'
import { buildDocument } from './document.ts'

/** The document as it is committed, for readers who do not run the API. */
export const DOCUMENT_FILE = path.join(import.meta.dirname, '../../../../docs/openapi.json')

/** What that file must hold: the English document, at the default address. */
export const documentText = (deps: Deps): string => {
  const app = createApp(deps, [
    ...createProbing(deps, { role: 'command' }).features,
    ...createAuditing(deps).features,
    ...createDetecting(deps).features,
  ])
  return `${JSON.stringify(buildDocument(app, 'en', deps.config.publicUrl), null, 2)}\n`
}

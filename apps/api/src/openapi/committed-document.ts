import path from 'node:path'
import { createApp, type Deps } from '../app.ts'
import { createAuditing } from '../audits/auditing.ts'
import { createDetecting } from '../detection/detecting.ts'
import { createProbing } from '../probes/probing.ts'
import { createWatching } from '../watches/watching.ts'
import { buildDocument } from './document.ts'

/** The document as it is committed, for readers who do not run the API. */
export const DOCUMENT_FILE = path.join(import.meta.dirname, '../../../../docs/openapi.json')

/** What that file must hold: the English document, at the default address. */
export const documentText = (deps: Deps): string => {
  const probing = createProbing(deps, { role: 'command' })
  const app = createApp(deps, [
    ...probing.features,
    ...createAuditing(deps).features,
    ...createDetecting(deps).features,
    ...createWatching(deps, probing).features,
  ])
  return `${JSON.stringify(buildDocument(app, 'en', deps.config.publicUrl), null, 2)}\n`
}

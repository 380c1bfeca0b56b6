import path from 'node:path'
import { createApp, type Deps } from '../app.ts'
import { createAuditing } from '../audits/auditing.ts'
import { createDetecting } from '../detection/detecting.ts'
import { createPlanning } from '../plans/planning.ts'
import { createProbing } from '../probes/probing.ts'
import { createTesting } from '../tester/testing.ts'
import { createWatching } from '../watches/watching.ts'
import { buildDocument } from './document.ts'

/** The document as it is committed, for readers who do not run the API. */
export const DOCUMENT_FILE = path.join(import.meta.dirname, '../../../../docs/openapi.json')

/** The whole API: every route that a running server has. Nothing is asked, sent or begun before a request. */
export const wholeApp = (deps: Deps): ReturnType<typeof createApp> => {
  const probing = createProbing(deps, { role: 'command' })
  const planning = createPlanning(deps)
  return createApp(
    deps,
    [
      probing,
      createAuditing(deps),
      createDetecting(deps),
      planning,
      createWatching(deps, probing),
      createTesting(deps, probing),
    ].flatMap(({ features }) => features),
    planning.pages,
  )
}

/** What that file must hold: the English document, at the default address. */
export const documentText = (deps: Deps): string =>
  `${JSON.stringify(buildDocument(wholeApp(deps), 'en', deps.config.publicUrl), null, 2)}\n`

import { PanelResult } from './PanelResult.tsx'
import { fetchText, readPageResult } from './read-page-result.ts'
import type { CreateResultPart } from './result-part.ts'
import { createResultStore } from './result-store.ts'

/** What the panel does on a result page: reads it completely, brings the report home, and shows its score. */
export const createResultPart: CreateResultPart = ({ ask, hosts, onChange }) => {
  const store = createResultStore({
    ask,
    read: (account) => readPageResult({ ask, document, location, hosts, account, fetchText, now: () => new Date() }),
    onChange,
  })
  return {
    run: store.run,
    draw: (words) => <PanelResult result={store.model()} onKeep={() => void store.keep()} words={words} ask={ask} />,
    missing: () => store.model().missing,
  }
}

import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import { ask } from '../probe/ask.ts'
import { mountPanel } from '../probe/mount-panel.tsx'
import { ownSite } from './own-site.ts'

/** Puts the panel on a page of our own tester; on one that only looks like it, nothing at all. */
export const mountOnOwnTester = async (ctx: ContentScriptContext): Promise<void> => {
  const site = ownSite()
  if (site.readPage().kind === 'unknown') return
  // The background answers the pages of the paired API alone, and is asked once: not every second, as by a panel.
  const answer = await ask('panel/style', {})
  if (answer.ok || answer.code !== 'origin-not-allowed') await mountPanel(ctx, site)
}

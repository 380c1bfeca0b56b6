import { browser } from 'wxt/browser'

interface ContentScript {
  id: string
  /** None: the script leaves. */
  matches: readonly string[]
  js: readonly string[]
}

/** Brings a content script to these pages, and to no others. Without the permission for it, nothing is asked of the browser. */
export const registerScript = async ({ id, matches, js }: ContentScript): Promise<void> => {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [id] })
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] })
    return
  }
  const script = { id, matches: [...matches], js: [...js], runAt: 'document_idle' as const }
  await (registered.length > 0
    ? browser.scripting.updateContentScripts([script])
    : browser.scripting.registerContentScripts([script]))
}

/** Whether scripts may be brought to pages at all. */
export const mayRegisterScripts = (): Promise<boolean> => browser.permissions.contains({ permissions: ['scripting'] })

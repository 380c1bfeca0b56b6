import { render } from 'preact'
import { browser } from 'wxt/browser'
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import type { ChangeNote } from '../../messaging/envelope.ts'
import { serveTab } from '../../messaging/serve-tab.ts'
import type { TesterPage } from '../../testers/mail-tester/page.ts'
import { ask, isExtensionAlive } from './ask.ts'
import { describePage } from './describe-page.ts'
import { followProbe } from './follow-probe.ts'
import { Panel } from './Panel.tsx'
import type { PanelModel } from './panel-model.ts'
import { createPanelStore, type PanelStore } from './panel-store.ts'
import { panelView } from './panel-view.ts'
import { wordsIn } from './panel-words.ts'
import { placePanel } from './placement.ts'
import type { CreateResultPart, ResultPart } from './result-part.ts'
import { createShadowHost } from './shadow-host.ts'
import { isAwaitingResult } from './steps.ts'

const HEARTBEAT = 1_000 // milliseconds
/** After this time the field for the address by hand is offered; an address that comes later still takes its place. */
const ADDRESS_PATIENCE = 3_000 // milliseconds

/** What differs from tester to tester: how its pages are read, and how its results come. */
export interface TesterSite {
  /** Its mail domains, for an address that is typed. */
  hosts: readonly string[]
  readPage: () => TesterPage
  /** Where it is, for a background from which the browser keeps that. */
  page?: string
  /** What the panel belongs beside; null where the page has nothing of the kind. */
  anchor: (page: TesterPage) => Element | null
  /** Waits for the page’s script to make the address, no longer than so many milliseconds. */
  waitForAddress: (atMost: number) => Promise<unknown>
  createResult: () => CreateResultPart | null
  /** Looks for the result, where it is not the API that has it. */
  createWatch: (store: PanelStore) => { changed: () => void; stop: () => void }
}

/** Draws the panel; puts it on the page with its first state, so that nothing empty is ever shown. */
const createDrawing = (site: TesterSite, store: () => PanelStore, result: () => ResultPart | null, css: string) => {
  const { host, root, body } = createShadowHost('bienrecu-panel', css)
  const { version } = browser.runtime.getManifest()

  const place = () => placePanel(host, () => site.anchor(store().model().page))

  const draw = () => {
    const model = store().model()
    if (!model.state) return
    const { uiLocale, theme } = model.state.session
    root.lang = uiLocale
    root.dataset['theme'] = theme
    render(
      <Panel
        model={model}
        store={store()}
        words={wordsIn(model.state)}
        result={result()}
        ask={ask}
        describePage={() => describePage(document, location, model.page, result()?.missing() ?? [], version)}
      />,
      body,
    )
    // A page that says that nothing was received says it itself.
    if (!host.isConnected && panelView(model).kind !== 'nothing-received') place()
  }
  return { draw, place }
}

const beat = (store: PanelStore) => {
  const { isAlive, state, probe, page } = store.model()
  if (!isAlive) return
  if (!isExtensionAlive()) store.set({ isAlive: false })
  else if (!state) void store.refresh()
  // Only the wait is counted in front of the user.
  else if (probe && isAwaitingResult(probe)) store.set({ now: Date.now() })
  else if (page.kind === 'home' && page.address === null) store.addressNow()
}

const onNote = (store: PanelStore, note: ChangeNote) => {
  const { probe } = store.model()
  void (note.changed === 'probe' && probe && note.probeId === probe.id ? store.refreshProbe(probe.id) : store.refresh())
}

// Nothing is read before there is someone to bring it to; that may come about while the page is open.
const createReadOnce = () => {
  let hasRead = false
  return (result: ResultPart | null, { state }: PanelModel): void => {
    if (hasRead || !result || !state?.session.consentedAt || !state.session.isPaired) return
    hasRead = true
    void result.run(state.mailTesterAccount)
  }
}

const begin = async (store: PanelStore, site: TesterSite): Promise<void> => {
  await store.refresh()
  if (store.model().page.kind !== 'home') return
  await site.waitForAddress(ADDRESS_PATIENCE)
  store.set({ hasWaited: true })
  if (store.addressNow() !== null) await store.refresh()
}

/** Puts the panel on a page of the tester; on a page that is about no test, nothing at all. */
export const mountPanel = async (ctx: ContentScriptContext, site: TesterSite): Promise<void> => {
  const { hosts } = site
  const page = site.readPage()
  if (page.kind === 'unknown' && page.expected === null) return
  // Without its style the panel is plain, and works all the same.
  const css = await ask('panel/style', {})

  const drawing = createDrawing(
    site,
    () => store,
    () => result,
    css.ok ? css.value : '',
  )
  const readOnce = createReadOnce()
  const store = createPanelStore({
    ask,
    readPage: site.readPage,
    hosts,
    newKey: () => crypto.randomUUID(),
    onChange: (model) => {
      drawing.draw()
      follower.changed()
      watch.changed()
      readOnce(result, model)
    },
  })
  const create = page.kind === 'result' ? site.createResult() : null
  const result = create?.({ ask, hosts, onChange: drawing.draw }) ?? null
  const follower = followProbe(() => store.model().probe, store.refreshProbe)
  const watch = site.createWatch(store)
  const stopServing = serveTab({
    address: () => ({ address: store.addressNow(), kind: store.model().page.kind, page: site.page }),
    changed: (note) => onNote(store, note),
  })

  ctx.addEventListener(window, 'resize', drawing.place)
  ctx.addEventListener(document, 'visibilitychange', () => {
    if (!document.hidden) void store.refresh()
  })
  ctx.setInterval(() => beat(store), HEARTBEAT)
  ctx.onInvalidated(() => {
    follower.stop()
    watch.stop()
    stopServing()
    store.set({ isAlive: false })
  })
  await begin(store, site)
}

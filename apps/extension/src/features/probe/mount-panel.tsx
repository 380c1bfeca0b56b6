import { render } from 'preact'
import { browser } from 'wxt/browser'
import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import type { ChangeNote } from '../../messaging/envelope.ts'
import { serveTab } from '../../messaging/serve-tab.ts'
import { DEFAULT_HOSTS } from '../../testers/mail-tester/address.ts'
import { readPage } from '../../testers/mail-tester/page.ts'
import { waitForAddress } from '../../testers/mail-tester/wait-for-address.ts'
import { ask, isExtensionAlive } from './ask.ts'
import { describePage } from './describe-page.ts'
import { followProbe } from './follow-probe.ts'
import { Panel } from './Panel.tsx'
import { createPanelStore, type PanelModel, type PanelStore } from './panel-store.ts'
import { panelView } from './panel-view.ts'
import { wordsIn } from './panel-words.ts'
import { placePanel } from './placement.ts'
import { offeredResultPart, type ResultPart } from './result-part.ts'
import { createShadowHost } from './shadow-host.ts'
import { isAwaitingResult } from './steps.ts'
import { createProbeWatch } from './watch-probe.ts'

const HEARTBEAT = 1_000 // milliseconds
/** After this time the field for the address by hand is offered; an address that comes later still takes its place. */
const ADDRESS_PATIENCE = 3_000 // milliseconds

// A white label shows its results at `result.<domain>` and receives at another name of the same domain.
const hostsOf = ({ hostname }: Location): readonly string[] =>
  hostname.endsWith('mail-tester.com') ? DEFAULT_HOSTS : [...DEFAULT_HOSTS, hostname.split('.').slice(1).join('.')]

/** Draws the panel; puts it on the page with its first state, so that nothing empty is ever shown. */
const createDrawing = (store: () => PanelStore, result: () => ResultPart | null, css: string) => {
  const { host, root, body } = createShadowHost('bienrecu-panel', css)
  const { version } = browser.runtime.getManifest()

  const place = () => placePanel(host, store().model().page)

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

const begin = async (store: PanelStore, hosts: readonly string[]): Promise<void> => {
  await store.refresh()
  if (store.model().page.kind !== 'home') return
  await waitForAddress(document, hosts, { atMost: ADDRESS_PATIENCE })
  store.set({ hasWaited: true })
  if (store.addressNow() !== null) await store.refresh()
}

/** Puts the panel on a page of the tester; on a page that is about no test, nothing at all. */
export const mountPanel = async (ctx: ContentScriptContext): Promise<void> => {
  const hosts = hostsOf(location)
  const page = readPage(document, location, hosts)
  if (page.kind === 'unknown' && page.expected === null) return
  // Without its style the panel is plain, and works all the same.
  const css = await ask('panel/style', {})

  const drawing = createDrawing(
    () => store,
    () => result,
    css.ok ? css.value : '',
  )
  const readOnce = createReadOnce()
  const store = createPanelStore({
    ask,
    readPage: () => readPage(document, location, hosts),
    hosts,
    newKey: () => crypto.randomUUID(),
    onChange: (model) => {
      drawing.draw()
      follower.changed()
      watch.changed()
      readOnce(result, model)
    },
  })
  const create = page.kind === 'result' ? offeredResultPart() : null
  const result = create?.({ ask, hosts, onChange: drawing.draw }) ?? null
  const follower = followProbe(() => store.model().probe, store.refreshProbe)
  const watch = createProbeWatch(store, (url) => location.assign(url))
  const stopServing = serveTab({
    address: () => ({ address: store.addressNow(), kind: store.model().page.kind }),
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
  await begin(store, hosts)
}

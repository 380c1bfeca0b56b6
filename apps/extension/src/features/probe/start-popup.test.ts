import { beforeEach, expect, it, vi } from 'vitest'
import { writeFirstFrame } from '../../storage/first-frame.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { one, perform } from '../../testing/page.ts'
import { afterFirstFrame } from '../session/after-first-frame.ts'
import { panelState, toldProbe } from './example-probe.ts'
import { writePopupFrame } from './popup-frame.ts'
import { startPopup } from './start-popup.tsx'

vi.mock('../session/after-first-frame.ts')

const state = panelState({ probe: toldProbe({ state: 'waiting' }) })

const openBackground = () =>
  installBackground({
    'panel/state': () => answer(state),
    'session/get': () => answer(state.session),
    'tab/current': () => answer(null),
    'history/list': () => answer({ items: [], nextCursor: null }),
    'probe/get': () => answer(state.probe),
  })

const keepFrame = () =>
  writePopupFrame({
    isFresh: true,
    state,
    failure: null,
    probe: state.probe,
    report: null,
    recent: [],
    tab: null,
    isBusy: false,
    refusal: null,
    relayId: null,
    now: 0,
  })

beforeEach(() => {
  installBrowser()
  localStorage.clear()
  delete document.documentElement.dataset['theme']
  document.body.innerHTML = '<div id="app"></div>'
})

it('shows what the last popup saw, in the chosen colours, before it asks for anything', async () => {
  keepFrame()
  writeFirstFrame({ theme: 'dark' })
  let show = () => {}
  vi.mocked(afterFirstFrame).mockReturnValue(new Promise((resolve) => (show = resolve)))
  const { asked } = openBackground()
  await perform(() => void startPopup())
  expect(one('[data-testid="popup-state"]').dataset['state']).toBe('waiting')
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(asked).toEqual([])
  await perform(() => show())
  expect(asked.map(({ name }) => name)).toContain('panel/state')
})

it('asks at once when there is nothing to show', async () => {
  vi.mocked(afterFirstFrame).mockReturnValue(new Promise(() => {}))
  const { asked } = openBackground()
  await perform(() => void startPopup())
  expect(asked.map(({ name }) => name)).toContain('panel/state')
})

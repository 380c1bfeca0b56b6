/** The popup of a paired extension with a result behind it: how soon it shows something, how soon it can be used. */
import type { Scene } from '../journeys/scene.ts'
import { type Figure, median } from './figure.ts'
import { FLOOR_PAGE } from './floor-page.ts'
import { measureOpening, type Opening } from './opening.ts'
import { useToolbar } from './toolbar-popup.ts'

const RUNS = 15
const POPUP = 'popup.html'
const POPUP_SIZE = { width: 380, height: 600 }
const FLOOR_NAME = 'an empty page of the extension'

interface Pairs<Result> {
  readonly popup: readonly Result[]
  readonly floor: readonly Result[]
}

/** Opens the floor and the popup in turn. */
const openInTurn = async <Result extends { hasScore: boolean }>(
  open: (name: string) => Promise<Result>,
): Promise<Pairs<Result>> => {
  const popup: Result[] = []
  const floor: Result[] = []
  for (let run = 0; run < RUNS; run += 1) {
    floor.push(await open(FLOOR_PAGE))
    popup.push(await open(POPUP))
  }
  if (!popup.every(({ hasScore }) => hasScore)) throw new Error('the popup opened without the last result')
  return { popup, floor }
}

/** What the popup shows at once has been seen by an earlier popup: this one. */
const fillFirstFrame = async ({ browser }: Scene): Promise<void> => {
  const page = await browser.openPopup()
  await page.getByTestId('score').first().waitFor()
  await page.close()
}

const figure = <Result>(
  name: string,
  { popup, floor }: Pairs<Result>,
  read: (result: Result) => number,
  target: number | null,
): Figure => ({
  name,
  measured: median(popup.map(read)),
  target,
  unit: 'ms',
  beside: { name: FLOOR_NAME, measured: median(floor.map(read)) },
})

const measureFromToolbar = async (scene: Scene): Promise<Figure[]> => {
  const toolbar = await useToolbar(scene)
  const pairs = await openInTurn((name) => toolbar.open(name))
  await toolbar.close()
  return [figure('popup: first frame, the last result in it', pairs, ({ firstFrame }) => firstFrame, 50)]
}

const measureInTab = async ({ browser }: Scene): Promise<Figure[]> => {
  const pairs = await openInTurn(async (name): Promise<Opening> => {
    const page = await browser.context.newPage()
    await page.setViewportSize(POPUP_SIZE)
    const opening = await measureOpening(page, `chrome-extension://${browser.extensionId}/${name}`)
    await page.close()
    return opening
  })
  return [
    figure('popup in a tab: first frame', pairs, ({ firstFrame }) => firstFrame, null),
    figure('popup in a tab: a click is answered', pairs, ({ answersClick }) => answersClick, 100),
  ]
}

/** Opens the popup and the floor in turn, from the toolbar and in tabs. The scene holds at least one report. */
export const measurePopup = async (scene: Scene): Promise<Figure[]> => {
  await fillFirstFrame(scene)
  return [...(await measureFromToolbar(scene)), ...(await measureInTab(scene))]
}

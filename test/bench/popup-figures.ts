/** The popup of a paired extension with a result behind it: how soon it shows something, how soon it can be used. */
import type { Scene } from '../journeys/scene.ts'
import { type Figure, median } from './figure.ts'
import { FLOOR_PAGE } from './floor-page.ts'
import { measureOpening, type Opening } from './opening.ts'

const RUNS = 15
const POPUP_SIZE = { width: 380, height: 600 }

const openOnce = async ({ browser }: Scene, name: string): Promise<Opening> => {
  const page = await browser.context.newPage()
  await page.setViewportSize(POPUP_SIZE)
  const opening = await measureOpening(page, `chrome-extension://${browser.extensionId}/${name}`)
  await page.close()
  return opening
}

/** What the popup shows at once has been seen by an earlier popup: this one. */
const fillFirstFrame = async ({ browser }: Scene): Promise<void> => {
  const page = await browser.openPopup()
  await page.getByTestId('score').first().waitFor()
  await page.close()
}

/** Opens the popup and the floor in turn, each in a tab of its own. The scene holds at least one report. */
export const measurePopup = async (scene: Scene): Promise<Figure[]> => {
  await fillFirstFrame(scene)
  const popup: Opening[] = []
  const floor: Opening[] = []
  for (let run = 0; run < RUNS; run += 1) {
    floor.push(await openOnce(scene, FLOOR_PAGE))
    popup.push(await openOnce(scene, 'popup.html'))
  }
  if (!popup.every(({ hasScore }) => hasScore)) throw new Error('the popup opened without the last result')
  const figure = (name: string, key: 'firstFrame' | 'answersClick', target: number): Figure => {
    const of = (openings: Opening[]) => median(openings.map((opening) => opening[key]))
    return {
      name,
      measured: of(popup),
      target,
      unit: 'ms',
      beside: { name: 'an empty page of the extension', measured: of(floor) },
    }
  }
  return [
    figure('popup: first frame, the last result in it', 'firstFrame', 50),
    figure('popup: a click is answered', 'answersClick', 100),
  ]
}

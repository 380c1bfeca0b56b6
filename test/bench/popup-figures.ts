/** The popup of a paired extension with a result behind it: how soon it shows something, how soon it can be used. */
import type { Scene } from '../journeys/scene.ts'
import { type Figure, median } from './figure.ts'
import { measureOpening, type Opening } from './opening.ts'

const RUNS = 15
const POPUP_SIZE = { width: 380, height: 600 }

const openOnce = async ({ browser }: Scene, url: string): Promise<Opening> => {
  const page = await browser.context.newPage()
  await page.setViewportSize(POPUP_SIZE)
  const opening = await measureOpening(page, url)
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
export const measurePopup = async (scene: Scene, floorUrl: string): Promise<Figure[]> => {
  await fillFirstFrame(scene)
  const popupUrl = `chrome-extension://${scene.browser.extensionId}/popup.html`
  // The popup's process is there already, because the background runs in it; so shall the floor's.
  const neighbour = await scene.browser.openPage(floorUrl)
  const popup: Opening[] = []
  const floor: Opening[] = []
  for (let run = 0; run < RUNS; run += 1) {
    floor.push(await openOnce(scene, floorUrl))
    popup.push(await openOnce(scene, popupUrl))
  }
  await neighbour.close()
  const figure = (name: string, key: keyof Opening, target: number): Figure => {
    const of = (openings: Opening[]) => median(openings.map((opening) => opening[key]))
    return {
      name,
      measured: of(popup),
      target,
      unit: 'ms',
      beside: { name: 'a popup with one button', measured: of(floor) },
    }
  }
  return [
    figure('popup: first frame, the last result in it', 'firstFrame', 50),
    figure('popup: a click is answered', 'answersClick', 100),
  ]
}

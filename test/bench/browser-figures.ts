/** What the extension costs in real Chromium: one scene for all figures, with a paired extension and one test behind it. */
import { launchChromium } from '../browsers/chromium.ts'
import { addRelay, pair, type Scene, sendAndWaitForReport } from '../journeys/scene.ts'
import { startApi } from '../product/start-api.ts'
import { startLab } from '../servers/lab.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import type { Figure } from './figure.ts'
import { copyWithFloorPage } from './floor-page.ts'
import { measureOtherSite, OTHER_HOST, startOtherSite } from './other-site-figures.ts'
import { measurePopup } from './popup-figures.ts'

type Stop = () => Promise<unknown>

const openScene = async (stops: Stop[]) => {
  const keep = async <Part>(starting: Promise<Part>, stop: (part: Part) => Promise<unknown>): Promise<Part> => {
    const part = await starting
    stops.push(() => stop(part))
    return part
  }
  const lab = await keep(startLab(), (part) => part.stop())
  const api = await keep(startApi(), (part) => part.stop())
  const site = await keep(startOtherSite(lab.authority), (part) => part.stop())
  const extension = await keep(createWorkFolder('extension'), (part) => part.remove())
  await copyWithFloorPage(extension.path)
  const launching = launchChromium({
    extensionFolder: extension.path,
    language: 'fr',
    hosts: { 'www.mail-tester.com': lab.mailTester.httpsPort, [OTHER_HOST]: site.port },
  })
  const browser = await keep(launching, (part) => part.close())
  const scene: Scene = { lab, api, browser, stop: () => Promise.resolve() }
  return { scene, site }
}

/** Measures the popup and the cost on other sites. */
export const measureInBrowser = async (): Promise<Figure[]> => {
  const stops: Stop[] = []
  try {
    const { scene, site } = await openScene(stops)
    await (await pair(scene)).close()
    await addRelay(scene)
    await sendAndWaitForReport(scene)
    return [...(await measurePopup(scene)), ...(await measureOtherSite(scene, site))]
  } finally {
    for (const stop of stops.toReversed()) await stop()
  }
}

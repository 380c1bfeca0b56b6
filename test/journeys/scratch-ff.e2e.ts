import { writeFile, readFile } from 'node:fs/promises'
import { it } from 'vitest'
import { launchFirefox } from '../browsers/firefox.ts'
import { EXTENSION_FOLDERS } from '../product/root.ts'
import { startApi } from '../product/start-api.ts'
import { startLab } from '../servers/lab.ts'
import { addRelay, MAIL_TESTER_URL } from './scene.ts'
const T = (id: string) => `[data-testid="${id}"]`
const P = (s: string) => `bienrecu-panel >>> ${s}`
it('x', async () => {
  const [lab, api] = await Promise.all([startLab(), startApi()])
  const b: any = await launchFirefox({
    extension: EXTENSION_FOLDERS.firefox,
    extensionId: 'extension@bienrecu',
    language: 'fr',
    hosts: { 'www.mail-tester.com': lab.mailTester.httpsPort },
  })
  const shot = async (n: string) => writeFile(`/tmp/ff/${n}.png`, await b.screenshot())
  try {
    await b.switchToTab(b.extensionOrigin + '/onboarding.html')
    await b.waitFor(T('consent-accept'))
    await shot('1-onboarding')
    await b.click(T('consent-accept'))
    await b.type(T('pairing-input'), await api.pair())
    await b.click(T('pair-button'))
    await b.waitFor(T('paired'))
    await shot('2-paired')
    await addRelay({ lab, api })
    await b.navigate(b.extensionOrigin + '/options.html')
    await b.waitFor('main')
    await new Promise((r) => setTimeout(r, 1500))
    await shot('3-options')
    await b.openTab()
    await b.navigate(MAIL_TESTER_URL)
    await b.waitFor(P(T('send-probe')))
    await shot('4-panel')
    // real popup
    const realPopup = async (n: string) => {
      const r = await b.chrome(`const [id, done] = arguments; (async () => {
        const { extension } = WebExtensionPolicy.getByID(id)
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        const win = Services.wm.getMostRecentWindow('navigator:browser')
        const action = ExtensionParent.apiManager.global.browserActionFor(extension)
        action.openPopup(win, true)
        const sleep = (ms) => new Promise((r) => win.setTimeout(r, ms))
        let el; for (let i = 0; i < 100 && !el; i++) { await sleep(50); el = [...win.document.querySelectorAll('browser')].find((x) => x.browsingContext && x.currentURI?.spec.includes('popup.html') && x.getBoundingClientRect().width > 0) }
        if (!el) return [...win.document.querySelectorAll('browser')].filter((x) => x.currentURI?.spec.startsWith('moz-ext')).map((x) => [x.currentURI.spec, !!x.browsingContext, x.getBoundingClientRect().width, x.outerHTML.slice(0, 300), x.closest('panel')?.id, x.closest('panel')?.state, x.parentElement?.outerHTML.slice(0,150)].join(' | '))
        await sleep(1500)
        const rect = el.getBoundingClientRect()
        const snap = await el.browsingContext.currentWindowGlobal.drawSnapshot(new win.DOMRect(0, 0, rect.width, rect.height), 1, 'white')
        const canvas = new win.OffscreenCanvas(snap.width, snap.height); canvas.getContext('2d').drawImage(snap, 0, 0)
        const blob = await canvas.convertToBlob({ type: 'image/png' })
        const bytes = new Uint8Array(await blob.arrayBuffer())
        return { w: rect.width, h: rect.height, png: btoa(Array.from(bytes, (c) => String.fromCharCode(c)).join('')) }
      })().then((value) => done({ value }), (e) => done({ value: String(e) + e.stack }))`)
      const v = r.value.value
      if (v.png) {
        await writeFile(`/tmp/ff/${n}.png`, Buffer.from(v.png, 'base64'))
        console.log(n, v.w, v.h)
      } else console.log(n, v)
    }
    await realPopup('5-popup-ready')
    // click send inside the real popup
    console.log(
      JSON.stringify(
        await b.chrome(`const [id, done] = arguments; (async () => {
      const win = Services.wm.getMostRecentWindow('navigator:browser')
      const el = [...win.document.querySelectorAll('browser')].find((x) => x.currentURI?.spec.includes('popup.html'))
      const r = await el.browsingContext.currentWindowGlobal.getActor('MarionetteCommands').executeScript(\`document.querySelector('[data-testid="send-probe"]').click()\`, [], {}).catch(String)
      return String(r)
    })().then((value) => done({ value }), (e) => done({ value: String(e) + e.stack }))`),
      ),
    )
    await new Promise((r) => setTimeout(r, 3000))
    await shot('6-after-send')
    console.log('mails', lab.mailTester.mailCount())
    await realPopup('7-popup-running')
    await b.waitUntil(`location.pathname !== '/'`)
    await b.waitFor(P('[data-state="reported"]'))
    await shot('8-result')
    await realPopup('9-popup-outcome')
    console.log(await b.consoleFaults())
  } finally {
    await b.close()
    await Promise.all([api.stop(), lab.stop()])
  }
})

import { defineContentScript } from 'wxt/utils/define-content-script'
import { mailTesterSite } from '../../features/probe/mail-tester-site.ts'
import { mountPanel } from '../../features/probe/mount-panel.tsx'
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet, built beside the script
import './style.css'

export default defineContentScript({
  matches: ['https://www.mail-tester.com/*'],
  runAt: 'document_end',
  // The background reads the style sheet for the panel: it is open to no page.
  cssInjectionMode: 'manual',
  main: (ctx) => mountPanel(ctx, mailTesterSite()),
})

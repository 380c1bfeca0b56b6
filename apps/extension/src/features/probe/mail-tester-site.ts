import { DEFAULT_HOSTS, mailDomainOf } from '../../testers/mail-tester/address.ts'
import { readPage } from '../../testers/mail-tester/page.ts'
import { waitForAddress } from '../../testers/mail-tester/wait-for-address.ts'
import type { TesterSite } from './mount-panel.tsx'
import { anchorOf } from './placement.ts'
import { offeredResultPart } from './result-part.ts'
import { createProbeWatch } from './watch-probe.ts'

/** The pages of mail-tester, and of a white label of it. */
export const mailTesterSite = (): TesterSite => {
  const hosts = [...DEFAULT_HOSTS, mailDomainOf(location.hostname)]
  return {
    hosts,
    readPage: () => readPage(document, location, hosts),
    anchor: (page) => anchorOf(document, page),
    waitForAddress: (atMost) => waitForAddress(document, hosts, atMost),
    createResult: offeredResultPart,
    createWatch: (store) => createProbeWatch(store, (url) => location.assign(url)),
  }
}

import { ownAnchor, readOwnAddress, readOwnPage } from '../../testers/own-tester/page.ts'
import type { TesterSite } from '../probe/mount-panel.tsx'
import { createKeptPart } from './create-kept-part.tsx'

const nothing = () => undefined

/** The pages of our own tester. Nothing is looked for there: the API has the result by itself. */
export const ownSite = (): TesterSite => ({
  hosts: [],
  readPage: () => readOwnPage(document, location),
  page: `${location.origin}${location.pathname}`,
  anchor: () => ownAnchor(document),
  waitForAddress: async () => undefined,
  createResult: () => createKeptPart(() => readOwnAddress(document)),
  createWatch: () => ({ changed: nothing, stop: nothing }),
})

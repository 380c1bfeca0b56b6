import { defineTester } from './define-tester.ts'
import { isKeptAddress, keepAddress } from './kept-addresses.ts'

const ID = 'happydeliver'

/**
 * An instance of happyDeliver that the operator names (https://github.com/happyDomain/happydeliver, api/openapi.yaml). It gives
 * addresses and tells results over HTTP; a test goes only to an address it gave us.
 */
export const happyDeliver = defineTester({
  id: ID,
  name: 'happyDeliver',
  freeTests: null,
  pageUrl: ({ config }) => config.happyDeliverUrl,
  ownsAddress: (address, { database }) => isKeptAddress(database, ID, address),
  takesTest: (_address, { config }) => config.happyDeliverUrl !== null,
  issueAddress: async (deps, { deviceId, signal }) => {
    const { openTest } = await import('./happydeliver/open-test.ts') // its parts are loaded with the first test
    const test = await openTest(deps, signal)
    keepAddress(deps, ID, test, deviceId)
    return { tester: ID, address: test.address, pageUrl: test.pageUrl, expiresAt: null }
  },
  fetchReport: async (deps, test, signal) => {
    const { fetchReport } = await import('./happydeliver/fetch-report.ts')
    return fetchReport(deps, test, signal)
  },
})

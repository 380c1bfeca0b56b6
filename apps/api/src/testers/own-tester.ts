import ipaddr from 'ipaddr.js'
import { createIssueAddress } from '../tester/addresses/issue-address.ts'
import { createIsOwnTesterAddress, createReadAddress } from '../tester/addresses/read-address.ts'
import { AppError } from '../app-error.ts'
import type { TesterConfig } from '../tester-config.ts'
import { defineTester } from './define-tester.ts'
import { keepAddress } from './kept-addresses.ts'

const ID = 'bienrecu'

const isLoopback = (host: string): boolean =>
  host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback')

/** A domain that exists here alone gets no mail; neither does a receiver on the loopback with no mail server in front. */
const isOpenToMail = ({ domain, host, lmtp }: TesterConfig): boolean =>
  !/(?:^|\.)localhost$/.test(domain) && (!isLoopback(host) || lmtp !== null)

/** Ours: the address says by itself that it was given, and until when. Its result comes with the message. */
export const ownTester = defineTester({
  id: ID,
  name: 'Bien reçu',
  freeTests: null,
  pageUrl: ({ config }) => (config.tester === null ? null : `${config.publicUrl}/t`),
  ownsAddress: (address, { config, vault }) =>
    config.tester !== null && createIsOwnTesterAddress({ vault, domain: config.tester.domain })(address),
  takesTest: (address, { config, vault, now }) =>
    config.tester !== null &&
    typeof createReadAddress({ vault, domain: config.tester.domain, now })(address) === 'object',
  isReachable: ({ config }) => config.tester !== null && isOpenToMail(config.tester),
  issueAddress: async (deps, { deviceId }) => {
    const { tester, publicUrl } = deps.config
    if (tester === null) throw new AppError('tester-off')
    const { address, localPart, pageUrl, expiresAt } = createIssueAddress({ ...deps, tester, publicUrl })()
    // Whose test it is, for the history. The page of the result is not kept: who reads the disk must not open it.
    keepAddress(deps, ID, { address, reference: localPart, pageUrl: `${publicUrl}/t`, expiresAt }, deviceId)
    return { tester: ID, address, pageUrl, expiresAt: new Date(expiresAt).toISOString() }
  },
})

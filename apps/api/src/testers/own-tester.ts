import ipaddr from 'ipaddr.js'
import { createIssueAddress } from '../tester/addresses/issue-address.ts'
import { createIsOwnTesterAddress, createReadAddress } from '../tester/addresses/read-address.ts'
import { AppError } from '../app-error.ts'
import type { TesterConfig } from '../tester-config.ts'
import { defineTester } from './define-tester.ts'

const isLoopback = (host: string): boolean =>
  host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback')

/** A domain that exists here alone gets no mail; neither does a receiver on the loopback with no mail server in front. */
const isOpenToMail = ({ domain, host, lmtp }: TesterConfig): boolean =>
  !/(?:^|\.)localhost$/.test(domain) && (!isLoopback(host) || lmtp !== null)

/** Ours: the address says by itself that it was given, and until when. Its result comes with the message. */
export const ownTester = defineTester({
  id: 'bienrecu',
  name: 'Bien reçu',
  freeTests: null,
  pageUrl: ({ config }) => (config.tester === null ? null : `${config.publicUrl}/t`),
  ownsAddress: (address, { config, vault }) =>
    config.tester !== null && createIsOwnTesterAddress({ vault, domain: config.tester.domain })(address),
  takesTest: (address, { config, vault, now }) =>
    config.tester !== null &&
    typeof createReadAddress({ vault, domain: config.tester.domain, now })(address) === 'object',
  isReachable: ({ config }) => config.tester !== null && isOpenToMail(config.tester),
  issueAddress: async ({ config, vault, now }) => {
    if (config.tester === null) throw new AppError('tester-off')
    const issued = createIssueAddress({ vault, now, tester: config.tester, publicUrl: config.publicUrl })()
    const { address, pageUrl, expiresAt } = issued
    return { tester: 'bienrecu', address, pageUrl, expiresAt: new Date(expiresAt).toISOString() }
  },
})

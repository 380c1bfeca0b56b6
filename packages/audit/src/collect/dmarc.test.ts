import { expect, it } from 'vitest'
import { messageFrom } from '../../fixtures/message.ts'
import { evidenceFrom, zoneResolver } from '../../fixtures/zone.ts'
import { withCache } from '../resolver.ts'
import { collectDmarc } from './dmarc.ts'

const input = { selectors: [], lists: [], askServer: null, fetchPolicy: null }
const ZONE = {
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=none; aspf=s; rua=mailto:a@reports.example.net'] },
  'example.org._report._dmarc.reports.example.net': { TXT: ['v=DMARC1'] },
}

it('needs two round trips for the walk, the identifiers and the targets of reports', async () => {
  const resolver = zoneResolver(ZONE)
  const pending: (() => void)[] = []
  const slow = withCache({
    query: (name, type) => new Promise((resolve) => pending.push(() => resolve(resolver.query(name, type)))),
  })
  const state = { isDone: false }
  const collected = collectDmarc({
    ...input,
    domain: 'example.org',
    message: messageFrom('a@bounce.example.net', 'mail.example.org'),
    resolver: slow,
  }).finally(() => (state.isDone = true))
  let trips = 0
  while (!state.isDone) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (pending.length > 0) trips++
    for (const answer of pending.splice(0)) answer()
  }
  expect(trips).toBe(2)
  expect(await collected).toMatchObject({ reportTargets: { value: [{ isAuthorised: { value: true } }] } })
})

it('sets each identifier of the message beside its From domain', async () => {
  const message = messageFrom('a@bounce.example.org', 'example.net', 'mail.example.org')
  expect(await evidenceFrom('example.org', ZONE, { message })).toMatchObject({
    spfAlignment: {
      value: {
        domain: 'bounce.example.org',
        fromDomain: 'example.org',
        orgDomain: { value: 'example.org' },
        mode: { value: 'strict' },
        strict: false,
        relaxed: { value: true },
      },
    },
    dkimAlignment: {
      value: [
        { domain: 'example.net', mode: { value: 'relaxed' }, relaxed: { value: false } },
        { domain: 'mail.example.org', relaxed: { value: true } },
      ],
    },
  })
})

it('knows nothing of a message it was not shown', async () => {
  expect(await evidenceFrom('example.org', ZONE)).toMatchObject({
    spfAlignment: { known: true, value: null },
    dkimAlignment: { known: true, value: null },
  })
  const unsigned = { ...messageFrom('a@example.org'), signatures: null, mailFrom: null }
  expect(await evidenceFrom('example.org', ZONE, { message: unsigned })).toMatchObject({
    spfAlignment: { known: true, value: null },
    dkimAlignment: { known: true, value: null },
  })
})

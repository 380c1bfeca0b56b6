import type { Handover, HandoverKit } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { click, draw, one, perform, type } from '../../testing/page.ts'
import { FAR, planWith, STEP } from './example-plan.ts'
import { HandoverPart } from './HandoverPart.tsx'

const PLAN = planWith([STEP])
const LINK: Handover = {
  id: '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0050',
  planId: PLAN.id,
  locale: 'fr',
  createdAt: '2026-11-22T10:00:00.000Z',
  expiresAt: FAR,
  openedAt: null,
  isRevoked: false,
}
const KIT: HandoverKit = {
  handover: LINK,
  url: 'https://sonde.example.org/h/6nXc2mPq',
  isReachable: true,
  subject: 'Records for example.org',
  message: 'Hello,\nplease publish & check these.',
  records: 'TXT _dmarc',
  zoneFile: '_dmarc.example.org. IN TXT "v=DMARC1; p=none"',
}

const open = async (kit: HandoverKit = KIT, links: Handover[] = []) => {
  const given = [...links]
  const background = installBackground({
    'handover/list': () => answer({ items: given }),
    'handover/create': () => answer(kit),
    'handover/remove': () => {
      given.splice(0)
      return answer(null)
    },
  })
  await draw(<HandoverPart plan={PLAN} onClose={() => {}} />)
  return background
}

const make = () => perform(() => one('[data-testid="handover-make"]').click())

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

describe('the kit for whoever holds the DNS', () => {
  it('is made in the language and for the names that were given', async () => {
    const { asked } = await open()
    await type('[name="handover-sender"]', ' Isabelle ')
    await make()
    expect(asked.find(({ name }) => name === 'handover/create')?.input).toEqual({
      planId: PLAN.id,
      locale: 'en',
      days: 30,
      recipientName: null,
      senderName: 'Isabelle',
    })
    expect(one('[data-testid="handover-url"]').textContent).toBe(KIT.url)
    expect(document.activeElement).toBe(one('#handover-title'))
  })

  it('opens in the mail program with its subject and every line', async () => {
    await open()
    await make()
    expect(one('[data-testid="handover-mail"]').getAttribute('href')).toBe(
      'mailto:?subject=Records%20for%20example.org&body=Hello%2C%0D%0Aplease%20publish%20%26%20check%20these.',
    )
  })

  it('is copied, not mailed, when mail programs would cut it off', async () => {
    await open({ ...KIT, message: 'x'.repeat(3_000) })
    await make()
    expect(document.querySelector('[data-testid="handover-mail"]')).toBeNull()
    expect(document.querySelector('[data-testid="handover-copy"]')).not.toBeNull()
  })

  it('saves the zone extract as a file named after the domain', async () => {
    await open()
    await make()
    expect(one('a[download]').getAttribute('download')).toBe('example.org.zone.txt')
    expect(decodeURIComponent(one('a[download]').getAttribute('href') ?? '')).toContain(KIT.zoneFile)
  })

  it('warns of a link that opens on this machine alone', async () => {
    await open({ ...KIT, isReachable: false })
    await make()
    expect(one('.notice').textContent).toContain('on this machine alone')
  })
})

describe('the links given before', () => {
  it('say whether they were opened, and can be revoked after a question', async () => {
    const { asked } = await open(KIT, [LINK])
    expect(one('[data-testid="handover-link"]').textContent).toContain('not opened yet')
    await click('[data-testid="handover-revoke"]')
    expect(asked.map(({ name }) => name)).not.toContain('handover/remove')
    await click('[data-testid="confirm"]')
    expect(document.querySelector('[data-testid="handover-link"]')).toBeNull()
  })

  it('cannot be revoked twice, nor when they are over', async () => {
    await open(KIT, [
      { ...LINK, isRevoked: true },
      { ...LINK, id: KIT.handover.planId, expiresAt: '2020-01-01T00:00:00.000Z' },
    ])
    expect(document.querySelectorAll('[data-testid="handover-link"]')).toHaveLength(2)
    expect(document.querySelector('[data-testid="handover-revoke"]')).toBeNull()
  })
})

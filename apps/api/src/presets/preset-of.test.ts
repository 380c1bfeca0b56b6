import { mailProviders } from '@bienrecu/knowledge/mail-providers'
import { MailPresetList } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { listPresets } from './list-presets.ts'
import { usernameFor } from './username-form.ts'

const preset = (id: string) => {
  const found = listPresets().find((one) => one.id === id)
  if (!found) throw new Error(`${id} is not in the table`)
  return found
}

describe('the presets', () => {
  it('are all 46 providers of the table, as the contract has them', () => {
    const { items } = MailPresetList.parse({ items: listPresets() })
    expect(items).toHaveLength(46)
    expect(items.map(({ id }) => id).toSorted()).toEqual(
      mailProviders()
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  it('begin with mailboxes that are common in France, and end with what only forwards', () => {
    expect(preset('gmail')).toBe(listPresets()[0])
    expect(listPresets().at(-1)).toMatchObject({ kind: 'forwarding', smtp: [], imap: null })
  })

  it('have one preferred server each, unless they only forward', () => {
    for (const { id, kind, smtp } of listPresets()) {
      expect([id, smtp.filter(({ isPreferred }) => isPreferred).length]).toEqual([id, kind === 'forwarding' ? 0 : 1])
    }
  })

  it('say everything in both languages', () => {
    for (const { id, prerequisites, notes, caution, fromRule } of listPresets()) {
      const texts = [...prerequisites.map(({ text }) => text), ...notes, caution?.text, fromRule.text]
      const whens = caution?.timeline.flatMap(({ when, text }) => [when, text]) ?? []
      for (const text of [...texts, ...whens]) {
        if (text) expect([id, text.en === text.fr && !text.en.startsWith('Sending >')]).toEqual([id, false])
      }
    }
  })

  it('lead to pages over HTTPS alone', () => {
    const links = listPresets()
      .flatMap(({ prerequisites, help }) => [prerequisites, help])
      .flat()
      .flatMap(({ url }) => url ?? [])
    expect(links.filter((url) => URL.parse(url)?.protocol !== 'https:')).toEqual([])
  })
})

describe('what a provider demands before it can work', () => {
  it.each([
    ['gmail', 'apppasswords', 'app_password'],
    ['yahoo', 'yahoo', 'app_password'],
    ['icloud', 'apple', 'app_password'],
    ['microsoft-365', 'admin', 'oauth2'],
    ['brevo', 'smtp', 'smtp_credentials'],
    ['mailjet', 'mailjet', 'api_key'],
    ['sendgrid', 'api_keys', 'api_key'],
    ['ovh-mxplan', 'ovh', 'password'],
  ])('%s: with a link, and the recommended way to sign in', (id, part, auth) => {
    const { prerequisites, recommendedAuth } = preset(id)
    expect(prerequisites.map(({ url }) => url ?? '').join(' ')).toContain(part)
    expect(recommendedAuth).toBe(auth)
  })

  it('says that OVHcloud wants the password of the mailbox, not that of the account', () => {
    expect(preset('ovh-mxplan').prerequisites[0]?.text.fr).toContain('et non celui du compte OVHcloud')
  })
})

describe('a caution', () => {
  it('dates what is told of Orange', () => {
    expect(preset('orange').caution).toMatchObject({ asOf: '2025-12-10', timeline: [] })
  })

  it('tells when Microsoft switches passwords off', () => {
    const { caution } = preset('microsoft-365')
    expect(caution?.timeline.map(({ when }) => when.fr)).toEqual([
      'jusqu’à fin décembre 2026',
      'fin décembre 2026',
      'locataires créés après décembre 2026',
      'second semestre 2027',
    ])
  })

  it('says of Microsoft 365 what is switched off, before its dates', () => {
    expect(preset('microsoft-365').caution?.text.fr).toContain('abandonne par étapes le mot de passe')
  })

  it('keeps what only forwards from being taken for a relay', () => {
    expect(preset('cloudflare-email-routing').caution?.text.en).toContain('Forwarding only')
  })

  it('is not given where there is nothing to fear', () => {
    expect(preset('gandi').caution).toBeNull()
  })
})

describe('a preset', () => {
  it('offers the sign-in of Microsoft and Google, and of nobody else', () => {
    const offered = listPresets().flatMap(({ id, oauth }) => (oauth === null ? [] : [`${id} ${oauth}`]))
    expect(offered.toSorted()).toEqual([
      'gmail google',
      'google-workspace google',
      'microsoft-365 microsoft',
      'outlook-com microsoft',
    ])
  })

  it.each([
    ['gmail', 'isabelle@example.org'],
    ['icloud', 'isabelle@example.org'],
    ['laposte', 'isabelle'],
    ['sendgrid', 'apikey'],
    ['brevo', null],
    ['cloudflare-email-routing', null],
  ])('knows the user name for %s', (id, username) => {
    expect(usernameFor(preset(id).username, 'isabelle@example.org')).toBe(username)
  })

  it('proposes no program of the user’s own machine for the folders', () => {
    expect(preset('proton')).toMatchObject({ imap: null, sentCopy: 'never' })
  })

  it('names what is missing of its server', () => {
    expect(preset('ovh-emailpro').missing).toEqual(['n'])
    expect(preset('o2switch').missing).toEqual(['domain'])
    expect(preset('amazon-ses').missing).toEqual(['region'])
    expect(preset('gandi').missing).toEqual([])
  })

  it('is a suggestion to confirm where it is known from memory alone', () => {
    expect(preset('o2switch').isConfirmed).toBe(false)
    expect(preset('mailjet').isConfirmed).toBe(false)
    expect(preset('gmail').isConfirmed).toBe(true)
  })

  it('says who files sent messages, and which From it takes', () => {
    expect(preset('gmail')).toMatchObject({ sentCopy: 'never', fromRule: { rule: 'rewritten_unless_alias' } })
    expect(preset('yahoo')).toMatchObject({ sentCopy: 'check_first', fromRule: { rule: 'must_match' } })
  })
})

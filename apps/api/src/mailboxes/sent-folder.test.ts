import { describe, expect, it } from 'vitest'
import type { ListedFolder } from './imap-session.ts'
import { chooseSentFolder } from './sent-folder.ts'
import { copyPolicy } from './sent-policy.ts'

const folder = (path: string, fields: Partial<ListedFolder> = {}): ListedFolder => ({
  path,
  name: path.split(/[./]/).at(-1) ?? path,
  sentBy: null,
  canHoldMessages: true,
  ...fields,
})
const chosen = (folders: readonly ListedFolder[], known: readonly string[] = []) =>
  chooseSentFolder([folder('INBOX'), ...folders], known).suggested

describe('the folder for sent messages', () => {
  it('is the one that the server marks, whatever others are called', () => {
    expect(chosen([folder('Sent'), folder('Post', { sentBy: 'server' })], ['Sent'])).toBe('Post')
  })

  it('is else the one that the provider is known to use', () => {
    expect(chosen([folder('Sent'), folder('INBOX/OUTBOX')], ['INBOX/OUTBOX', 'Sent'])).toBe('INBOX/OUTBOX')
  })

  it.each([
    'Messages envoyés',
    'ÉLÉMENTS ENVOYÉS',
    'Objets envoye\u0301s',
    'Sent Items',
    'INBOX.Sent',
    'Gesendete Elemente',
    'Gesendete Objekte',
    'Elementos enviados',
    'Posta inviata',
  ])('is else known by its name: %s', (path) => {
    expect(chosen([folder('Brouillons'), folder(path)])).toBe(path)
  })

  it('is not guessed where nothing tells', () => {
    expect(chosen([folder('Archives'), folder('Clients')])).toBeNull()
  })

  it('can hold messages, and its name can be given back', () => {
    expect(
      chosen([folder('Sent', { canHoldMessages: false }), folder('Sent\u0007'), folder(`Sent/${'x'.repeat(300)}`)]),
    ).toBeNull()
  })

  it('comes from a list of a thousand folders at most', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => folder(`f${index}`))
    expect(chooseSentFolder(many, []).folders).toHaveLength(1_000)
  })
})

describe('whether a copy is filed', () => {
  const policy = (
    host: string,
    imapHost: string,
    providerId: string | null = null,
    copy: 'auto' | 'always' | 'never' = 'auto',
  ) => copyPolicy({ provider_id: providerId, host, from_address: 'isabelle@example.org' }, { host: imapHost, copy })

  it.each([
    ['smtp.gmail.com', 'imap.gmail.com'],
    ['smtp.office365.com', 'outlook.office365.com'],
    ['smtppro.zoho.eu', 'imappro.zoho.eu'],
  ])('never, where the provider of %s files by itself in %s', (host, imapHost) => {
    expect(policy(host, imapHost)).toBe('skip')
  })

  it('is looked at first, where such a provider sends for a mailbox elsewhere', () => {
    expect(policy('smtp.gmail.com', 'imap.mail.ovh.net')).toBe('check-first')
  })

  it('is looked at first, where nobody knows', () => {
    expect(policy('smtp.example.net', 'imap.example.net')).toBe('check-first')
    expect(policy('127.0.0.1', '127.0.0.1')).toBe('check-first') // where some providers' bridges are, and much else
    expect(policy('smtp.mail.yahoo.com', 'imap.mail.yahoo.com')).toBe('check-first')
    expect(policy('mail.gandi.net', 'mail.gandi.net')).toBe('check-first') // known from memory alone
  })

  it('is certain, where a service only sends', () => {
    expect(policy('smtp-relay.brevo.com', 'imap.mail.ovh.net')).toBe('append')
  })

  it('is as the user says, where the user says', () => {
    expect(policy('smtp.gmail.com', 'imap.gmail.com', null, 'always')).toBe('append')
    expect(policy('smtp.example.net', 'imap.example.net', null, 'never')).toBe('skip')
  })
})

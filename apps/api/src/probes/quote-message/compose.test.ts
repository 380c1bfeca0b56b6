import { lineOfText } from '@bienrecu/shared'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { composeQuoteMessage, type QuoteMessageInput } from './compose.ts'

const ID = '<7d0f6f0e-6a55-4c37-9a0c-3a1f0a4b8f11@example.org>'
const INPUT: QuoteMessageInput = {
  from: { address: 'contact@example.org', name: 'Gîte de la Vallée' },
  replyTo: null,
  to: 'test-8kilyl428@srv1.mail-tester.com',
  locale: 'fr',
  messageId: ID,
  date: new Date('2026-11-21T10:00:00Z'),
}

const compose = async (changes: Partial<QuoteMessageInput> = {}) => {
  const { messageId, raw } = await composeQuoteMessage({ ...INPUT, ...changes })
  const wire = raw.toString('latin1')
  const head = wire.slice(0, wire.indexOf('\r\n\r\n')).replaceAll(/\r\n(?=[ \t])/g, '')
  const mail = await PostalMime.parse(raw)
  const { text = '', html = '' } = mail
  return { messageId, raw, wire, head: head.split('\r\n'), mail, text, html }
}

const named = (name: string) => ({ address: 'contact@example.org', name })
const fieldNames = (head: readonly string[]) => head.map((line) => line.slice(0, line.indexOf(':')))
/** What a reader of the HTML part sees, word by word. */
const visibleWords = (html: string): string[] =>
  html
    .replace(/<title>.*<\/title>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
    .split(/\s+/)
    .filter(Boolean)

const BOTH = ['fr', 'en'] as const
const NAMES = [
  null,
  'Isabelle',
  'Gîte de la Vallée',
  'O’Brien & Sons <sales>',
  'Martin, "Le Plombier" (SARL)',
  '水道工事',
  '🚿'.repeat(60),
  'é'.repeat(120),
]

/** What has been read as more than a name somewhere. */
const HEADER_TRICKS = [
  '"',
  '\\',
  '<evil@attacker.example>',
  ', evil@attacker.example',
  'evil@attacker.example,',
  ';group:',
  '(comment)',
  '=?utf-8?q?=0D=0ABcc:_evil@attacker.example?=',
  '=?utf-8?b?DQpCY2M6IGV2aWw=?=',
  '\u202e',
  '\ud800',
  'Bcc: evil@attacker.example',
]

describe('the fields of the header', () => {
  it('are those of ordinary business mail, each once, and no other', async () => {
    const { head } = await compose({ replyTo: named('Isabelle') })
    expect(fieldNames(head).toSorted()).toEqual([
      'Content-Language',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Reply-To',
      'Subject',
      'To',
    ])
  })

  it('are the same whatever the names, as long as the contract takes them', async () => {
    const unit = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom(...HEADER_TRICKS))
    const Name = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join(''))
    const Accepted = Name.filter((name) => lineOfText(120).safeParse(name).success)
    const expected = fieldNames((await compose({ replyTo: named('x') })).head)
    await fc.assert(
      fc.asyncProperty(Accepted, Accepted, async (from, replyTo) => {
        const { head, mail, wire } = await compose({ from: named(from), replyTo: named(replyTo) })
        expect(fieldNames(head)).toEqual(expected)
        expect(wire).not.toMatch(/(?<!\r)\n|\r(?!\n)/)
        expect([mail.from?.address, ...(mail.to ?? []).map(({ address }) => address)]).toEqual([
          'contact@example.org',
          INPUT.to,
        ])
        expect(mail.replyTo?.map(({ address }) => address)).toEqual(['contact@example.org'])
      }),
      { numRuns: 200 },
    )
  })

  it('name one recipient, by the very address', async () => {
    expect((await compose()).head).toContain('To: test-8kilyl428@srv1.mail-tester.com')
  })

  it('give the time of sending, the language and the id', async () => {
    const { head } = await compose({ locale: 'en' })
    expect(head).toEqual(
      expect.arrayContaining([
        'Date: Sat, 21 Nov 2026 10:00:00 +0000',
        'Content-Language: en',
        `Message-ID: ${ID}`,
        'MIME-Version: 1.0',
      ]),
    )
  })

  it('leave Reply-To out when there is none', async () => {
    expect(fieldNames((await compose()).head)).not.toContain('Reply-To')
  })

  it.each(NAMES)('carry the name %j unharmed, in From and in Reply-To', async (name) => {
    const from = { address: 'contact@example.org', name }
    const { mail } = await compose({ from, replyTo: { address: 'isabelle@example.net', name } })
    expect(mail.from).toEqual({ address: 'contact@example.org', name: name ?? '' })
    expect(mail.replyTo).toEqual([{ address: 'isabelle@example.net', name: name ?? '' }])
  })

  it.each(['X\r\nBcc: victim@example.net', 'X\nBcc: victim@example.net', 'X\rBcc: victim@example.net\r\n\r\nBody'])(
    'gain nothing from %j in a name',
    async (name) => {
      const { head, mail } = await compose({ from: named(name), replyTo: named(name) })
      expect(fieldNames(head)).toEqual(fieldNames((await compose({ replyTo: named('Isabelle') })).head))
      expect(head.join('')).not.toMatch(/[\r\n]/)
      expect(mail.bcc).toBeUndefined()
      expect(mail.from?.address).toBe('contact@example.org')
    },
  )

  it('gain nothing from line breaks in an address or in the id', async () => {
    const attack = '\r\nBcc: victim@example.net'
    const { head } = await compose({
      from: { address: `contact@example.org${attack}`, name: null },
      to: `a@example.org${attack}`,
      messageId: `<a@example.org${attack}>`,
    })
    expect(fieldNames(head)).toEqual(fieldNames((await compose()).head))
  })
})

describe('the Message-ID', () => {
  it('is new each time, on the domain of From', async () => {
    const [first, second] = await Promise.all([compose({ messageId: undefined }), compose({ messageId: undefined })])
    expect(first.messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/)
    expect(first.head).toContain(`Message-ID: ${first.messageId}`)
    expect(second.messageId).not.toBe(first.messageId)
  })

  it('of an earlier attempt gives the same message, byte for byte', async () => {
    const first = await compose({ messageId: undefined })
    const again = await compose({ messageId: first.messageId })
    expect(again.messageId).toBe(first.messageId)
    expect(again.raw.equals(first.raw)).toBe(true)
  })
})

describe.each(BOTH)('on the wire (%s)', (locale) => {
  it('it is 7-bit, with CRLF alone and short lines', async () => {
    for (const name of NAMES) {
      const { wire } = await compose({ locale, from: { address: 'contact@example.org', name } })
      expect(wire).toMatch(/^[\r\n\x20-\x7e]*$/)
      expect(wire.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(Math.max(...wire.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
      expect(wire.endsWith('--\r\n')).toBe(true)
    }
  })

  it('it is text first, then HTML, both quoted-printable UTF-8', async () => {
    const { wire, head } = await compose({ locale })
    expect(head.at(-1)).toMatch(/^Content-Type: multipart\/alternative; boundary="=_/)
    expect(wire.match(/^Content-(?:Type: text|Transfer-Encoding).*$/gm)).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
    ])
  })
})

describe.each(BOTH)('the words (%s)', (locale) => {
  it('are the same in both parts', async () => {
    const { text, html, mail } = await compose({ locale })
    expect(visibleWords(html)).toEqual(text.split(/\s+/).filter(Boolean))
    expect(html).toContain(`<title>${mail.subject}</title>`)
  })

  it('shout nothing, and lead nowhere', async () => {
    const { text, html, mail } = await compose({ locale })
    expect(mail.subject).not.toBe(mail.subject?.toUpperCase())
    expect(html).not.toMatch(/<(?:a|img|link|script|style|iframe|form)\b|https?:|url\(/i)
    expect(text).not.toMatch(/https?:|www\.|[!{}]|undefined/)
  })

  it('are signed by the name, or by the address of a sender without one', async () => {
    expect((await compose({ locale, from: named('Isabelle') })).text).toMatch(/,\nIsabelle\n$/)
    const nameless = { address: 'contact@example.org', name: null }
    expect((await compose({ locale, from: nameless })).text).toMatch(/,\ncontact@example\.org\n$/)
  })

  it('take a hostile name as text', async () => {
    const name = `<img src=x onerror="alert('1')"> & {number} &lt;b&gt;`
    const { text, html } = await compose({ locale, from: named(name) })
    expect(text).toContain(name)
    expect(html).not.toContain('<img')
    expect(visibleWords(html).join(' ')).toContain(name)
  })
})

describe('the message as it is read', () => {
  it('in French', async () => {
    const { mail, text, html } = await compose()
    expect(mail.subject).toMatchInlineSnapshot(`"Devis D2026-0446 pour l’entretien de votre site web"`)
    expect(text).toMatchInlineSnapshot(`
      "Bonjour,

      Comme convenu, vous trouverez ci-dessous notre devis D2026-0446 du 21 novembre 2026 pour l’entretien de votre site web.

      Désignation                                            Montant HT
      Mises à jour et sauvegardes, par mois (12 × 39,00 €)     468,00 €
      Nouvelle page de contact                                 120,00 €
      Rapport trimestriel (4 × 24,90 €)                         99,60 €

      Total HT                                                 687,60 €
      TVA à 20 %                                               137,52 €
      Total TTC                                                825,12 €

      Ces prix sont valables jusqu’au 21 décembre 2026.

      Si ce devis vous convient, il suffit de répondre à ce message avec la mention « bon pour accord », et nous nous occupons du reste. Si vous souhaitez modifier un point, dites-le-nous dans votre réponse.

      Bien cordialement,
      Gîte de la Vallée
      "
    `)
    expect(html).toMatchInlineSnapshot(`
      "<!doctype html>
      <html lang="fr">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>Devis D2026-0446 pour l’entretien de votre site web</title>
      </head>
      <body>
      <div lang="fr" style="max-width:600px;font-family:Arial,sans-serif;font-size:16px;line-height:1.5">
      <p>Bonjour,</p>
      <p>Comme convenu, vous trouverez ci-dessous notre devis D2026-0446 du 21 novembre 2026 pour l’entretien de votre site web.</p>
      <table cellspacing="0" cellpadding="6" width="100%" style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5">
      <tr>
      <th scope="col" align="left" style="border-bottom:1px solid #888">Désignation</th>
      <th scope="col" align="right" style="border-bottom:1px solid #888">Montant HT</th>
      </tr>
      <tr>
      <td style="border-bottom:1px solid #888">Mises à jour et sauvegardes, par mois (12 × 39,00 €)</td>
      <td align="right" style="border-bottom:1px solid #888">468,00 €</td>
      </tr>
      <tr>
      <td style="border-bottom:1px solid #888">Nouvelle page de contact</td>
      <td align="right" style="border-bottom:1px solid #888">120,00 €</td>
      </tr>
      <tr>
      <td style="border-bottom:1px solid #888">Rapport trimestriel (4 × 24,90 €)</td>
      <td align="right" style="border-bottom:1px solid #888">99,60 €</td>
      </tr>
      <tr>
      <td>Total HT</td>
      <td align="right">687,60 €</td>
      </tr>
      <tr>
      <td>TVA à 20 %</td>
      <td align="right">137,52 €</td>
      </tr>
      <tr>
      <td><b>Total TTC</b></td>
      <td align="right"><b>825,12 €</b></td>
      </tr>
      </table>
      <p>Ces prix sont valables jusqu’au 21 décembre 2026.</p>
      <p>Si ce devis vous convient, il suffit de répondre à ce message avec la mention « bon pour accord », et nous nous occupons du reste. Si vous souhaitez modifier un point, dites-le-nous dans votre réponse.</p>
      <p>Bien cordialement,<br>Gîte de la Vallée</p>
      </div>
      </body>
      </html>
      "
    `)
  })

  it('in English', async () => {
    const { mail, text } = await compose({ locale: 'en', from: named('Isabelle') })
    expect(mail.subject).toMatchInlineSnapshot(`"Quote Q2026-0446 for the upkeep of your website"`)
    expect(text).toMatchInlineSnapshot(`
      "Hello,

      As agreed, please find below our quote Q2026-0446 of 21 November 2026 for the upkeep of your website.

      Description                                    Net amount
      Updates and backups, per month (12 × £39.00)      £468.00
      New contact page                                  £120.00
      Quarterly report (4 × £24.90)                      £99.60

      Net total                                         £687.60
      VAT at 20%                                        £137.52
      Total including VAT                               £825.12

      These prices hold until 21 December 2026.

      If the quote suits you, please reply to this message to approve it, and we will take care of the rest. If you would like something changed, just tell us in your reply.

      Kind regards,
      Isabelle
      "
    `)
  })
})

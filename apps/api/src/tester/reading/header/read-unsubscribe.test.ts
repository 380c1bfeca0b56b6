import { describe, expect, it } from 'vitest'
import { factOf, lines } from '../fixtures/read-for-test.ts'

const unsubscribe = (...fields: string[]) => factOf(lines(...fields, '', 'x'), 'unsubscribe')

describe('List-Unsubscribe', () => {
  it('gives its addresses by kind, in order', async () => {
    const field =
      '(by mail) <mailto:bye@example.org?subject=x>, <https://example.org/a>,\r\n <https://example.org/ b>, <http://example.org/c>'
    expect(
      await unsubscribe(`List-Unsubscribe: ${field}`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'),
    ).toMatchObject({
      https: ['https://example.org/a', 'https://example.org/b'],
      mailto: ['mailto:bye@example.org?subject=x'],
      post: 'List-Unsubscribe=One-Click',
      isSigned: null,
    })
  })

  it('gives none where brackets are missing', async () => {
    expect(await unsubscribe('List-Unsubscribe: https://example.org/a')).toMatchObject({
      field: 'https://example.org/a',
      https: [],
      mailto: [],
    })
  })

  it.each([
    ['from:list-unsubscribe:List-Unsubscribe-Post', true],
    ['from:list-unsubscribe', false],
    ['from', false],
  ])('is signed when both fields stand in h=%s: %s', async (covered, isSigned) => {
    const signature = `DKIM-Signature: v=1; d=example.org; h=${covered.replace(':', ':\r\n ')}; b=xh=`
    const fields = ['List-Unsubscribe: <https://example.org/>', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']
    expect((await unsubscribe(signature, ...fields)).isSigned).toBe(isSigned)
  })
})

describe('a link out of the list', () => {
  const html = (body: string) => lines('Content-Type: text/html; charset=utf-8', '', body)

  it.each([
    '<a href="https://example.org/x">Se désabonner</a>',
    '<a href="https://example.org/x">Désinscription</a>',
    '<a href="https://example.org/x">Je ne souhaite plus recevoir ces e-mails</a>',
    '<a href="https://example.org/x">Unsubscribe</a>',
    '<a href="https://example.org/x">Manage your preferences</a>',
    '<a href="https://example.org/unsubscribe?u=1">Cliquez ici</a>',
    '<a href="https://example.org/optout">here</a>',
    '<p>Pour vous désinscrire, <a href="https://example.org/x">cliquez ici</a>.</p>',
    '<p>To <b>unsubscribe</b>, follow <a href="https://example.org/x">this link</a>.</p>',
  ])('is seen: %s', async (link) => {
    expect((await factOf(html(link), 'unsubscribe')).visibleLink).toMatch(/^https:\/\/example\.org\//)
    expect(await factOf(html(link), 'isBulk')).toBe(true)
  })

  it('is not any link', async () => {
    const links = '<p>Désabonnez-vous quand vous voulez. <a href="https://example.org/">Notre carte</a></p>'
    expect((await factOf(html(links), 'unsubscribe')).visibleLink).toBeNull()
  })
})

describe('mail to many', () => {
  it.each(['List-Id: <a.example.org>', 'Feedback-ID: 1:2:3', 'Precedence: bulk', 'List-Unsubscribe: <mailto:a@b>'])(
    'is told by %s',
    async (field) => expect(await factOf(lines(field, '', 'x'), 'isBulk')).toBe(true),
  )

  it('is not told by anything else', async () => {
    expect(await factOf(lines('Precedence: first-class', 'Subject: list', '', 'x'), 'isBulk')).toBe(false)
  })
})

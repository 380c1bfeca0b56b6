import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { fetchPage } from '../fetch-page.ts'
import { startLab, type Lab } from '../lab.ts'
import { submitSample } from '../submit-sample.ts'
import { USUAL_BEHAVIOUR } from './behaviour.ts'

let lab: Lab
let tests = 0

beforeAll(async () => {
  lab = await startLab()
})
afterAll(() => lab.stop())
beforeEach(() => lab.mailTester.behave(USUAL_BEHAVIOUR))

const newId = () => `test-page${(tests += 1)}`
const addressOf = (id: string) => `${id}@srv1.mail-tester.com`

async function receivedId(choices?: Parameters<typeof submitSample>[2]): Promise<string> {
  const id = newId()
  await submitSample(lab, addressOf(id), choices)
  await lab.mailTester.waitForMail(id)
  return id
}

const bodyOf = async (path: string) => (await fetchPage(lab, path)).body
const jsonOf = async (path: string): Promise<unknown> => JSON.parse(await bodyOf(path))

describe('the home page', () => {
  it('holds a placeholder and the two data values; the address itself is made in the browser', async () => {
    const home = await bodyOf('/')
    expect(home).toContain('<body id="home">')
    expect(home).toMatch(
      /id="email"\s+name="id"\s+value="a mail-tester email address"\s+data-prefix="test"\s+data-domain="srv1.mail-tester.com"/,
    )
    expect(home).not.toContain('@srv1')
  })

  it('speaks the language asked for in the address, otherwise that of the browser', async () => {
    expect(await bodyOf('/?lang=fr')).toContain('<html lang="fr">')
    const french = await fetchPage(lab, '/', { headers: { 'accept-language': 'fr-FR,fr;q=0.9' } })
    expect(french.body).toContain('<html lang="fr">')
  })

  it('is there on the bare host too', async () => {
    expect((await fetchPage(lab, '/', { host: 'mail-tester.com' })).status).toBe(200)
  })
})

describe('check', () => {
  it.each(['check', 'check.php'])('/%s leads to the local part and keeps the language', async (name) => {
    const answer = await fetchPage(lab, `/${name}?id=test-abc%40srv1.mail-tester.com&lang=fr`)
    expect(answer).toMatchObject({ status: 302, location: '/test-abc&lang=fr' })
  })
})

describe('a test whose mail is not there', () => {
  it('shows the waiting page, which loads itself again after 14 seconds', async () => {
    const id = newId()
    const waiting = await bodyOf(`/${id}`)
    expect(waiting).toContain('<body id="waiting-page">')
    expect(waiting).toContain(`<span class="mailbox">${addressOf(id)}</span>`)
    expect(waiting).toMatch(new RegExp(`content="14; url=${id}&#38;lang=en&#38;reloaded=1"`))
  })

  it('says that nothing was received after some reloads', async () => {
    const id = newId()
    const pages = []
    for (let reload = 0; reload < 3; reload += 1) pages.push(await bodyOf(`/${id}&reloaded=1`))
    expect(pages.map((page) => /<body id="([\w-]+)"/.exec(page)?.[1])).toEqual([
      'waiting-page',
      'waiting-page',
      'notfound',
    ])
    expect(pages[2]).toContain('id="reason_bcc"')
  })

  it('has a JSON form without a message', async () => {
    expect(await jsonOf(`/${newId()}?format=json`)).toMatchObject({ status: false, mark: 0, messageId: 0 })
  })

  it('stays so for mail that names the address in Cc or Bcc only', async () => {
    const [cc, bcc] = [addressOf(newId()), addressOf(newId())]
    await submitSample(lab, cc, { mail: { to: 'isabelle@example.org', cc } })
    await submitSample(lab, bcc, { mail: { to: 'isabelle@example.org' } })
    await expect.poll(() => [...lab.mailTester.ignoredAddresses].toSorted()).toEqual([cc, bcc].toSorted())
    expect(lab.mailTester.findMail(cc)).toBeNull()
  })

  it('stays so for as long as the reception is delayed', async () => {
    lab.mailTester.behave({ receptionDelayMs: 'never' })
    const id = newId()
    const before = lab.mailTester.mailCount()
    await submitSample(lab, addressOf(id))
    await expect.poll(() => lab.mailTester.mailCount()).toBe(before + 1)
    expect(await bodyOf(`/${id}`)).toContain('<body id="waiting-page">')
  })
})

describe('the result page', () => {
  it('has the documented skeleton, everything collapsed', async () => {
    const page = await bodyOf(`/${await receivedId()}&lang=en`)
    expect(page).toContain('<body id="result-page">')
    expect(page).toContain('<div id="header" class="mark-4">')
    expect(page).toContain('<div class="score">10/10</div>')
    for (const key of [
      'message-content',
      'spamassassin',
      'signature',
      'spf',
      'dkim',
      'dmarc',
      'reverse-dns',
      'mxrecord-dns',
    ]) {
      expect(page).toContain(`<div class="test-result ${key}">`)
    }
    expect(page).not.toMatch(/class="test-result [^"]*open/)
    expect(page).toContain('<div class="status warning icon-check"></div>')
  })

  it('shows a deduction as text, with the decimal mark that is wanted', async () => {
    const html = '<p>Look at this quote that we have made for you.</p><img src="https://example.org/a.png">'
    const id = await receivedId({ mail: { html } })
    expect(await bodyOf(`/${id}`)).toContain('<div class="status warning">-0.5</div>')
    lab.mailTester.behave({ decimalMark: ',' })
    const page = await bodyOf(`/${id}`)
    expect(page).toContain('<div class="status warning">-0,5</div>')
    expect(page).toMatch(/<div class="score">9,\d\/10<\/div>/)
  })

  it('is translated', async () => {
    const page = await bodyOf(`/${await receivedId()}&lang=fr`)
    expect(page).toContain('Wow\u202f! Parfait, vous pouvez envoyer')
    expect(page).toContain('Votre signature DKIM est valide')
  })

  it('holds markup of the message as text only, unless a test wants it alive', async () => {
    const html = '<p>Hello</p><div class="test-result spf"><div class="score">1/10</div></div>'
    const id = await receivedId({ mail: { html } })
    expect(await bodyOf(`/${id}`)).not.toContain('1/10</div>')
    expect(await bodyOf(`/${id}`)).toContain('data-raw="&#60;html&#62;')
    lab.mailTester.behave({ unescapedSource: true })
    expect(await bodyOf(`/${id}`)).toContain('<div class="status failure">-9</div>')
  })

  it('shows the newest mail to an address', async () => {
    const id = await receivedId({ mail: { subject: 'The first' } })
    await submitSample(lab, addressOf(id), { mail: { subject: 'The second' } })
    await expect.poll(() => bodyOf(`/${id}`)).toContain('Subject : The second')
    expect(await bodyOf(`/${id}`)).not.toContain('The first')
  })

  it('gives way to the page of used up tests, and to the one that asks for money', async () => {
    const [first, second] = [await receivedId(), await receivedId()]
    lab.mailTester.behave({ payment: true })
    expect(await bodyOf(`/${first}`)).toContain('id="micropaymentpage"')
    lab.mailTester.behave({ payment: false, freeTests: 0 })
    expect(await bodyOf(`/${second}`)).toContain('<body id="limit-reached-guess">')
  })

  it('can be one that nobody knows', async () => {
    const id = await receivedId()
    lab.mailTester.behave({ result: 'changed' })
    const page = await bodyOf(`/${id}`)
    expect(page).not.toMatch(/(?:class|id)="[^"]*(?:test-result|result-page|score|header)/)
  })
})

describe('the JSON form', () => {
  it.each(['?', '&'])('answers after %s, with the quirks of PHP', async (separator) => {
    const answer = await jsonOf(`/${await receivedId()}${separator}format=json&lang=en`)
    expect(answer).toMatchObject({
      status: true,
      mark: 0,
      displayedMark: '10/10',
      spamAssassin: { diplayedMark: 0, rules: { '\tHTML_MESSAGE': { code: '\tHTML_MESSAGE', score: -0.001 } } },
      signature: {
        status: '',
        subtests: { spf: { status: 'pass', record: '"v=spf1 ip4:127.0.0.1 -all"' }, dmarc: { status: 'pass' } },
      },
      body: { subtests: { forbiddenTags: { displayedmark: 0, displayedMark: '✓', rules: [] } } },
      blacklists: { hits: 0, timeout: 1, blacklists: { 'dnsbl.inps.de.': { statusCode: -1 } } },
    })
  })

  it('can be had in part, and in its old shape', async () => {
    const id = await receivedId()
    expect(await jsonOf(`/${id}?format=json&test=signature`)).toMatchObject({
      title: 'You&#39;re properly authenticated',
    })
    lab.mailTester.behave({ json: 'old-shape' })
    const old = await jsonOf(`/${id}?format=json`)
    expect(old).toMatchObject({ success: true })
    expect(old).not.toHaveProperty('status')
    expect(old).not.toHaveProperty('signature.subtests.dmarc')
  })

  it('proposes an SPF record when the server is not authorised', async () => {
    await lab.publish({ spf: 'v=spf1 ip4:192.0.2.1 ~all' })
    const answer = await jsonOf(`/${await receivedId()}?format=json`)
    await lab.publish({ spf: 'v=spf1 ip4:127.0.0.1 -all' })
    expect(answer).toMatchObject({
      signature: { subtests: { spf: { status: 'softfail', newrecord: '"v=spf1 ip4:127.0.0.1 ip4:192.0.2.1 ~all"' } } },
    })
  })

  it.each([
    ['forbidden', 403],
    ['too-many-requests', 429],
    ['server-error', 500],
    ['html', 200],
  ] as const)('can be replaced by %s', async (json, status) => {
    lab.mailTester.behave({ json })
    const answer = await fetchPage(lab, `/${newId()}?format=json`)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toMatch(/^[{[]/)
  })
})

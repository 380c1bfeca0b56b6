import { Probe, StoredReport, type TesterResult } from '@bienrecu/shared'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCertificateAuthority, type CertificateAuthority } from '../servers/certificate-authority.ts'
import { RELAY_HOST, USER_DOMAIN } from '../servers/lab-zones.ts'
import { USER_ADDRESS } from '../servers/lab.ts'
import { type OpenDkim, startOpenDkim } from '../servers/opendkim.ts'
import { type Postfix, startPostfix } from '../servers/postfix.ts'
import { type Rspamd, startRspamd } from '../servers/rspamd.ts'
import { sendWithNodemailer } from '../servers/senders/nodemailer.ts'
import { outlookMessage } from '../servers/senders/outlook-message.ts'
import { sendWithPhp } from '../servers/senders/php-mail.ts'
import { sendWithSmtplib } from '../servers/senders/smtplib.ts'
import { swaks } from '../servers/senders/swaks.ts'
import { type Spamd, startSpamd } from '../servers/spamd.ts'
import { submitMail } from '../servers/submit-mail.ts'
import { createWorkFolder, type WorkFolder } from '../servers/work-folder.ts'
import { openTesterScene, TESTER_DOMAIN, type TesterScene } from './tester-scene.ts'

const FRENCH = 'Votre devis pour le gîte, « été 2027 »'
const LATIN = 'Votre devis pour le gîte'

let authority: CertificateAuthority
let folder: WorkFolder
let spamd: Spamd
let rspamd: Rspamd
let scene: TesterScene
let openDkim: OpenDkim
let relay: Postfix

beforeAll(async () => {
  ;[authority, folder] = await Promise.all([createCertificateAuthority(), createWorkFolder('senders')])
  const { certificateFile, keyFile } = await authority.issue([`mx.${TESTER_DOMAIN}`])
  const env = { BIENRECU_TESTER_CERTIFICATE_FILE: certificateFile, BIENRECU_TESTER_KEY_FILE: keyFile }
  scene = await openTesterScene({ env }, async ({ port: dnsPort }) => {
    ;[spamd, rspamd] = await Promise.all([startSpamd({ dnsPort }), startRspamd({ dnsPort, withRules: true })])
    return { BIENRECU_SPAMD: `127.0.0.1:${spamd.port}`, BIENRECU_RSPAMD: rspamd.url }
  })
  openDkim = await startOpenDkim(scene.key)
  relay = await startPostfix({
    hostName: RELAY_HOST,
    domain: USER_DOMAIN,
    username: USER_ADDRESS,
    certificate: await authority.issue([RELAY_HOST]),
    routes: { [TESTER_DOMAIN]: scene.smtpPort },
    delivery: 'smtp-tls',
    milterPort: openDkim.milterPort,
  })
})
afterAll(async () => {
  await relay.stop()
  await Promise.all([openDkim.stop(), scene.stop()])
  await Promise.all([spamd.stop(), rspamd.stop(), folder.remove()])
  await authority.remove()
})

const pageOf = async ({ pageUrl }: TesterResult) => (await fetch(pageUrl)).text()
const filterOf = ({ judgement }: TesterResult, name: 'spamassassin' | 'rspamd') => judgement.filters[name]
const rulesOf = (result: TesterResult, name: 'spamassassin' | 'rspamd') =>
  filterOf(result, name).rules.map(({ code }) => code)

/** What holds of every message of these senders, who are all at 127.0.0.1, which example.org allows. */
const expectSound = async (result: TesterResult, subject: string) => {
  const { judgement } = result
  expect(judgement).toMatchObject({
    origin: 'received',
    isPractice: false,
    isDnsMissing: false,
    message: { subject, fromDomain: USER_DOMAIN, hasText: true },
    connection: { ip: '127.0.0.1' },
    authentication: { spf: { result: 'pass', aligned: true }, dmarc: { result: 'pass', policy: 'quarantine' } },
    filters: { spamassassin: { state: 'judged', counts: true }, rspamd: { state: 'judged', counts: false } },
  })
  expect(judgement.durationMs).toBeLessThan(15_000)
  expect(await pageOf(result)).toContain(subject.replaceAll('&', '&amp;'))
}

describe('a relay of ours: Postfix, signed by OpenDKIM', () => {
  let result: TesterResult

  it('gets a test from the API, and the probe is settled with a report', async () => {
    const options = {
      name: 'Atelier',
      host: '127.0.0.1',
      port: String(relay.starttlsPort),
      security: 'starttls',
      username: relay.username,
      'password-file': '-',
      from: USER_ADDRESS,
      'from-name': 'Isabelle Martin',
      ca: authority.caFile,
    }
    const words = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value])
    const added = await scene.api.command(['relay', 'add', '--json', ...words], relay.password)
    const { id: relayId } = JSON.parse(added.stdout)
    const address = await scene.address()
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const { id } = Probe.parse(await scene.client.post('/v1/probes', { relayId, address, locale: 'fr' }, key))
    const probe = async () => Probe.parse(await scene.client.get(`/v1/probes/${id}`))
    await expect.poll(async () => (await probe()).state).toBe('reported')
    result = await scene.resultOf(address)
    const { report } = await probe()
    expect(report).toMatchObject({ id: result.reportId, score: result.judgement.score })
    const stored = StoredReport.parse(await scene.client.get(`/v1/reports/${result.reportId}`))
    expect(stored.report).toMatchObject({ tester: 'bienrecu', source: 'judged', address })
  })

  it('is found to sign, aligned with its author; the score is that of a sound domain', async () => {
    expect(result.judgement.authentication).toMatchObject({
      spf: { result: 'pass', aligned: true, domain: USER_DOMAIN },
      dkim: [{ result: 'pass', aligned: true, domain: USER_DOMAIN, selector: 'bienrecu', bits: 2048 }],
      dmarc: { result: 'pass', policy: 'quarantine', fromDomain: USER_DOMAIN },
    })
    expect(result.judgement.score).toBeGreaterThanOrEqual(9)
    expect(rulesOf(result, 'spamassassin')).toContain('DKIM_VALID_AU')
    expect(rulesOf(result, 'rspamd')).toEqual(
      expect.arrayContaining(['R_SPF_ALLOW', 'R_DKIM_ALLOW', 'DMARC_POLICY_ALLOW']),
    )
  })

  it('is seen on the way: from the API by TLS, and to the tester by TLS', async () => {
    const { hops, connection } = result.judgement
    expect(hops).toMatchObject([{ by: RELAY_HOST, isEncrypted: true, with: 'ESMTPSA', fromIp: '127.0.0.1' }])
    expect(connection).toMatchObject({ helo: RELAY_HOST, mailFrom: USER_ADDRESS, tls: { protocol: 'TLSv1.3' } })
    const page = await pageOf(result)
    expect(page).toContain('TLSv1.3')
    expect(page).toContain(RELAY_HOST)
  })
})

describe('swaks', () => {
  const from = USER_ADDRESS
  const helo = 'swaks.example.org'

  it.each(['in clear', 'by STARTTLS, with the certificate checked'])('sends %s', async (how) => {
    const to = await scene.address()
    const isSafe = how !== 'in clear'
    const mail = { port: scene.smtpPort, from, to, helo, subject: 'Plain words' }
    const sent = await swaks({ ...mail, ...(isSafe && { caFile: authority.caFile }) })
    expect(sent).toMatchObject({ exitCode: 0 })
    const result = await scene.resultOf(to)
    await expectSound(result, 'Plain words')
    expect(result.judgement.connection).toMatchObject({ helo, tls: isSafe ? { protocol: 'TLSv1.3' } : null })
    expect(result.judgement).toMatchObject({ hops: [], authentication: { dkim: [] } })
  })

  it('attaches files, which are named', async () => {
    const file = join(folder.path, 'devis 2027-04.pdf')
    await writeFile(file, '%PDF-1.4\n%%EOF\n')
    const to = await scene.address()
    await swaks({ port: scene.smtpPort, from, to, helo, subject: 'With a file', attach: [file] })
    const result = await scene.resultOf(to)
    await expectSound(result, 'With a file')
    expect(result.judgement.message.attachments).toMatchObject([{ fileName: 'devis 2027-04.pdf', isInline: false }])
  })

  it('is no way through us to anybody else, and addresses that were not given are refused', async () => {
    const send = (to: string) => swaks({ port: scene.smtpPort, from, to, helo })
    const RCPT_REFUSED = 24
    for (const to of ['someone@example.com', `someone@${USER_DOMAIN}`, `test%example.com@mx.${TESTER_DOMAIN}`]) {
      const { exitCode, output } = await send(to)
      expect([to, exitCode]).toEqual([to, RCPT_REFUSED])
      expect(output).toMatch(/<\*\* 550 5\.7\.1 Relaying denied/)
    }
    const given = await scene.address()
    const changed = given.replace(/.(?=@)/, (last) => (last === 'a' ? 'b' : 'a'))
    for (const to of [`postmaster@${TESTER_DOMAIN}`, changed]) {
      const { exitCode, output } = await send(to)
      expect([to, exitCode]).toEqual([to, RCPT_REFUSED])
      expect(output).toMatch(/<\*\* 550 5\.1\.1 No test was opened for this address; open one at http/)
    }
  })
})

describe('programs', () => {
  it('in JavaScript: nodemailer, with a file whose name has accents', async () => {
    const to = await scene.address()
    const attachment = { filename: 'Devis été 2027.txt', content: 'Total : 840 €' }
    await sendWithNodemailer({ port: scene.smtpPort, from: USER_ADDRESS, to, subject: FRENCH, attachment })
    const result = await scene.resultOf(to)
    await expectSound(result, FRENCH)
    expect(result.judgement).toMatchObject({
      message: { hasHtml: true, attachments: [{ fileName: attachment.filename, isInline: false }] },
      connection: { tls: null },
      authentication: { dkim: [] },
    })
  })

  it('in Python: smtplib over STARTTLS, with a picture in the text and a file', async () => {
    const to = await scene.address()
    const mail = { subject: FRENCH, attachment: 'Devis été.pdf', caFile: authority.caFile }
    await sendWithSmtplib({ port: scene.smtpPort, from: USER_ADDRESS, to, ...mail })
    const result = await scene.resultOf(to)
    await expectSound(result, FRENCH)
    expect(result.judgement.connection).toMatchObject({ helo: 'client.example.org', tls: { protocol: 'TLSv1.3' } })
    expect(result.judgement.message).toMatchObject({
      hasHtml: true,
      attachments: expect.arrayContaining([
        expect.objectContaining({ fileName: 'gite.png', isInline: true }),
        expect.objectContaining({ fileName: 'Devis été.pdf', isInline: false }),
      ]),
    })
  })

  it('in PHP: mail() through Postfix’s sendmail, in the name of whoever runs the website', async () => {
    const to = await scene.address()
    const { configurationFolder } = relay
    await sendWithPhp({
      configurationFolder,
      from: USER_ADDRESS,
      to,
      subject: FRENCH,
      text: 'Un message du formulaire.',
    })
    const result = await scene.resultOf(to)
    await expectSound(result, FRENCH)
    expect(result.judgement.connection.mailFrom).toMatch(/@example\.org$/)
    expect(result.judgement.connection.mailFrom).not.toBe(USER_ADDRESS)
    expect(result.judgement.hops).toMatchObject([{ by: RELAY_HOST, fromIp: null }])
    expect(result.judgement.message.headers).toContainEqual(
      expect.objectContaining({ name: 'X-Mailer', value: expect.stringMatching(/^PHP\/8/) }),
    )
    expect(result.judgement.authentication.dkim).toEqual([])
  })
})

describe('mail as people write it', () => {
  it('with Gmail: text and HTML, quoted-printable, signed', async () => {
    const to = await scene.address()
    const { key, smtpPort: port } = scene
    await sendWithNodemailer({ port, from: USER_ADDRESS, to, subject: FRENCH, key, ca: authority.caCertificate })
    const result = await scene.resultOf(to)
    await expectSound(result, FRENCH)
    expect(result.judgement).toMatchObject({
      message: { hasHtml: true, attachments: [] },
      authentication: { dkim: [{ result: 'pass', aligned: true, isBodyHashRight: true }] },
    })
    expect(result.judgement.score).toBeGreaterThanOrEqual(9)
  })

  it('with Outlook: HTML of Word, a picture by Content-ID, a document and a winmail.dat', async () => {
    const to = await scene.address()
    const document = 'Devis gîte été.docx'
    await submitMail({
      port: scene.smtpPort,
      security: 'starttls',
      serverName: `mx.${TESTER_DOMAIN}`,
      ca: authority.caCertificate,
      from: USER_ADDRESS,
      to: [to],
      message: outlookMessage({ from: USER_ADDRESS, to, subject: LATIN, attachment: document }),
    })
    const result = await scene.resultOf(to)
    await expectSound(result, LATIN)
    const { message } = result.judgement
    expect(message.attachments).toMatchObject([
      { fileName: 'image001.png', isInline: true },
      { fileName: document, isInline: false },
      { fileName: 'winmail.dat', isInline: false },
    ])
    expect(message.from).toContain('MARTIN, Isabelle')
    const view = await (await fetch(`${result.pageUrl}/html`)).text()
    expect(view).toContain('voici le devis pour le gîte')
    // Pictures stay off; what the author says they show stands in their place.
    expect(view).toMatch(/role="img"[^>]*>Logo du gîte</)
    expect(view).not.toContain('<img')
  })
})

it('SpamAssassin’s and rspamd’s rules are shown; without SpamAssassin there still is a report, which says so', async () => {
  const first = await scene.address()
  const send = (to: string) =>
    swaks({ port: scene.smtpPort, from: USER_ADDRESS, to, helo: 'swaks.example.org', subject: 'FREE MONEY NOW' })
  await send(first)
  const judged = await scene.resultOf(first)
  expect(rulesOf(judged, 'rspamd')).toContain('SUBJ_ALL_CAPS')
  expect(filterOf(judged, 'rspamd').score).toBeGreaterThan(0)
  const page = await pageOf(judged)
  for (const code of [...rulesOf(judged, 'spamassassin'), 'SUBJ_ALL_CAPS']) expect(page).toContain(code)

  await spamd.stop()
  const second = await scene.address()
  await send(second)
  const unjudged = await scene.resultOf(second)
  expect(filterOf(unjudged, 'spamassassin')).toMatchObject({ state: 'unavailable', score: null, rules: [] })
  expect(filterOf(unjudged, 'rspamd')).toMatchObject({ state: 'judged', counts: false })
  expect(unjudged.judgement.authentication.spf.result).toBe('pass')
})

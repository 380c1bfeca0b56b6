import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Dovecot, startDovecot } from '../servers/dovecot.ts'
import { addRelay, MAIL_TESTER_URL, openScene, pair, type Scene, waitForState } from './scene.ts'

const SENT = 'Éléments envoyés'

describe('a copy in the Sent folder, set up in the settings', () => {
  let scene: Scene
  let mailbox: Dovecot

  beforeAll(async () => {
    scene = await openScene({ language: 'fr' })
    const { relay, authority } = scene.lab
    mailbox = await startDovecot({
      username: relay.username,
      certificate: await authority.issue(['imap.example.org']),
      sentFolder: SENT,
    })
    await (await pair(scene)).close()
    await addRelay(scene, { name: 'Atelier' })
  })
  afterAll(async () => {
    await scene?.stop()
    await mailbox?.stop()
  })

  it('offers the folders of the account, the one marked as Sent first', async () => {
    const page = await scene.browser.openExtensionPage('options.html')
    const part = page.locator('[data-testid="relay"][data-relay="Atelier"]').getByTestId('mailbox-part')
    await part.locator('summary').first().click()
    await part.locator('[name=mailbox-host]').fill('127.0.0.1')
    await part.locator('[name=mailbox-security]').selectOption('tls')
    await part.locator('[name=mailbox-port]').fill(String(mailbox.tlsPort))
    await part.locator('[name=mailbox-password]').fill(mailbox.password)
    await part.getByTestId('mailbox-save').click()
    const folders = part.locator('[name=mailbox-folder] option')
    await folders.first().waitFor({ state: 'attached' })
    expect((await folders.allTextContents()).slice(0, 2)).toEqual([expect.stringContaining(SENT), SENT])
    await page.close()
  })

  it('is found by Dovecot, once, after a click on the mail-tester page', async () => {
    const page = await scene.browser.openPage(MAIL_TESTER_URL)
    await page.getByTestId('send-probe').click()
    await waitForState(page, 'reported')
    const { stdout } = await scene.api.command(['history', '--json'])
    const [{ messageId }] = JSON.parse(stdout).items
    await expect.poll(() => mailbox.messages(SENT)).toEqual([{ messageId, flags: [String.raw`\Seen`] }])
    await page.close()
  })
})

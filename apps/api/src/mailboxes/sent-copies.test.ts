import type { Probe } from '@bienrecu/shared'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createProbeLab, type LabOptions, type ProbeLab } from '../probes/fixtures/probe-lab.ts'
import { startPeer } from '../smtp/fixtures/scripted-peer.ts'
import { certificate, HOST } from '../smtp/fixtures/send-through.ts'
import { imapScript, type ImapScript } from './fixtures/imap-script.ts'
import { createMailboxes } from './mailboxes.ts'

const OK = { patience: 0 }

interface Mailbox {
  copy?: 'auto' | 'always' | 'never'
  folder?: string | null
}

/** A relay with a mailbox on the same host, which answers as told. */
const createLab = async (script: ImapScript = {}, options: LabOptions = {}, mailbox: Mailbox = {}) => {
  const store: string[] = script.store ?? []
  const peer = await startPeer(imapScript({ certificate, store, ...script }))
  onTestFinished(() => peer.close())
  const lab = await createProbeLab({ mailboxes: OK, ...options })
  const body = { host: HOST, port: peer.port, security: 'tls', ...mailbox }
  expect((await lab.request(`/v1/relays/${lab.relayId}/imap`, { method: 'PUT', body })).status).toBe(200)
  return { lab, peer, store }
}

/** Waits until no copy is under way, begun by the acceptance or due since. */
const settled = async ({ probing }: ProbeLab): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve))
  await probing.mailboxes.sentCopies.idle()
}
const send = async (lab: ProbeLab, changes: Record<string, unknown> = {}): Promise<Probe> => {
  const { id } = await lab.send(changes)
  await settled(lab)
  return lab.probe(id)
}
const keptMessages = ({ deps }: ProbeLab) =>
  deps.database.all(deps.database.sql.selectFrom('sent_copies').select('message')).map(({ message }) => message)

describe('a message that the relay took', () => {
  it('is filed in the Sent folder, as it was sent, and not kept here any longer', async () => {
    const { lab, store } = await createLab()
    const probe = await send(lab)
    expect(probe).toMatchObject({ state: 'waiting', sentCopy: { state: 'copied', folder: 'Sent', code: null } })
    expect(store).toHaveLength(1)
    expect(store[0]).toContain(`Message-ID: ${probe.messageId}`)
    expect(store[0]?.trimEnd()).toBe(lab.peer.messages[0]?.trimEnd())
    expect(keptMessages(lab)).toEqual([null])
  })

  it('is filed where the user said', async () => {
    const { lab, peer } = await createLab({}, {}, { folder: 'Éléments envoyés' })
    expect((await send(lab)).sentCopy).toMatchObject({ state: 'copied', folder: 'Éléments envoyés' })
    expect(peer.lines.some((line) => line.includes('APPEND') && line.includes('&AMk-l&AOk-ments envoy&AOk-s'))).toBe(
      true,
    )
  })

  it('is not filed twice where the provider was quicker', async () => {
    const store: string[] = []
    const { lab } = await createLab({ store }, { mailboxes: { patience: 60_000 } })
    const { id } = await lab.send()
    await settled(lab)
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'pending' })
    store.push(`Message-ID: ${lab.probe(id).messageId}\r\n\r\nfiled by the provider\r\n`)
    lab.deps.advance(60_000)
    lab.probing.mailboxes.sentCopies.runDue()
    await settled(lab)
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'already-there' })
    expect(store).toHaveLength(1)
  })

  it('is not filed where the provider files by itself, nor where the user wants none', async () => {
    const own = await createLab({}, { relay: { provider_id: 'gmail' } })
    expect((await send(own.lab)).sentCopy).toMatchObject({ state: 'skipped' })
    const none = await createLab({}, {}, { copy: 'never' })
    expect((await send(none.lab)).sentCopy).toMatchObject({ state: 'skipped' })
    expect(own.peer.connections + none.peer.connections).toBe(0)
    expect(keptMessages(none.lab)).toEqual([null])
  })

  it('has no copy where no mailbox is set up, or where the relay refused it', async () => {
    const lab = await createProbeLab()
    expect((await lab.send()).sentCopy).toBeNull()
    const refused = await createLab({}, { script: { body: '554 5.7.1 no' } })
    expect((await send(refused.lab)).sentCopy).toBeNull()
  })
})

describe('a copy that fails', () => {
  it.each([
    ['a wrong password', 'imap-auth-failed', { AUTHENTICATE: 'NO [AUTHENTICATIONFAILED] no' }],
    ['a full mailbox', 'imap-full', { APPEND: 'NO [OVERQUOTA] full' }],
    ['a folder that is gone', 'imap-folder-missing', { SELECT: 'NO [NONEXISTENT] no such folder' }],
    ['a server that says yes and does nothing', 'imap-not-filed', { APPEND: 'OK done' }],
  ])('for %s is a warning with its reason, once, and the probe goes on', async (_what, code, answers) => {
    const { lab, peer } = await createLab({ answers }, {}, { folder: 'Sent' })
    const probe = await send(lab)
    expect(probe).toMatchObject({ state: 'waiting', code: null, sentCopy: { state: 'failed', code } })
    expect(probe.sentCopy?.cause).toMatchObject({ code })
    lab.deps.advance(24 * 3_600_000)
    lab.probing.mailboxes.sentCopies.runDue()
    await settled(lab)
    expect(peer.connections).toBe(1)
    expect(keptMessages(lab)).toEqual([null])
  })

  it('for the moment is tried again after growing pauses, and then given up', async () => {
    const pauses: number[] = []
    const { lab, peer } = await createLab({ answers: { AUTHENTICATE: 'NO [UNAVAILABLE] later' } })
    const { id } = await lab.send()
    await settled(lab)
    const { sql, first } = lab.deps.database
    const dueAt = () => first(sql.selectFrom('sent_copies').select('run_after'))?.run_after ?? 0
    while (lab.probe(id).sentCopy?.state === 'pending') {
      expect(lab.probe(id).sentCopy).toMatchObject({ code: 'imap-temporary' })
      pauses.push(dueAt() - lab.deps.now())
      lab.deps.advance(dueAt() - lab.deps.now() - 1)
      lab.probing.mailboxes.sentCopies.runDue()
      lab.deps.advance(1)
      lab.probing.mailboxes.sentCopies.runDue()
      await settled(lab)
    }
    expect(pauses).toEqual([15_000, 60_000, 300_000, 1_800_000, 7_200_000])
    expect(peer.connections).toBe(6)
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'failed', code: 'imap-temporary' })
  })

  it('and succeeds later leaves no warning behind', async () => {
    let isDown = true
    const { lab } = await createLab({
      answers: {
        NAMESPACE: (connection, tag) => connection.say(isDown ? `${tag} NO [UNAVAILABLE] later` : `${tag} OK done`),
        LIST: (connection, tag) =>
          connection.say(isDown ? `${tag} NO [UNAVAILABLE] later` : `* LIST (\\Sent) "/" "Sent"\r\n${tag} OK done`),
      },
    })
    const { id } = await lab.send()
    await settled(lab)
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'pending', code: 'imap-temporary' })
    isDown = false
    lab.deps.advance(15_000)
    lab.probing.mailboxes.sentCopies.runDue()
    await settled(lab)
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'copied', code: null, cause: null })
  })

  it('because the relay is gone is told so', async () => {
    const { lab } = await createLab({}, { mailboxes: { patience: 60_000 } })
    const { id } = await lab.send()
    await settled(lab)
    await lab.request(`/v1/relays/${lab.relayId}`, { method: 'DELETE' })
    lab.deps.advance(60_000)
    lab.probing.mailboxes.sentCopies.runDue()
    await settled(lab)
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'failed', code: 'imap-not-configured' })
  })

  it('never holds the sending up: the probe is accepted while the mailbox is silent', async () => {
    const { lab } = await createLab({ greeting: () => new Promise(() => undefined) })
    expect(await lab.send()).toMatchObject({ state: 'waiting', sentCopy: { state: 'pending' } })
  })
})

describe('a process that dies', () => {
  const onlyAppend = (store: string[]): ImapScript => ({ store })
  const restart = ({ deps }: ProbeLab, worker: string) =>
    createMailboxes(deps, { lookUp: () => Promise.resolve(['127.0.0.1']), worker, patience: 0 })

  it('between the filing and its note files nothing twice', async () => {
    const { lab, store } = await createLab(onlyAppend([]))
    const { id } = await send(lab)
    const { sql, run } = lab.deps.database
    const undone = { state: 'pending', claimed_by: 'server:dead', lease_until: lab.deps.now() + 90_000 } as const
    run(sql.updateTable('sent_copies').set({ ...undone, message: Buffer.from('kept') }))
    const { sentCopies } = restart(lab, 'server:next')
    sentCopies.runDue(true)
    await sentCopies.idle()
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'already-there', folder: 'Sent' })
    expect(store).toHaveLength(1)
  })

  it('leaves its copy to the next, not to one that works beside it', async () => {
    const { lab, store } = await createLab({}, { mailboxes: { patience: 60_000 } })
    const { id } = await lab.send()
    await settled(lab)
    lab.deps.advance(60_000)
    const { sql, run } = lab.deps.database
    run(sql.updateTable('sent_copies').set({ claimed_by: 'command:busy', lease_until: lab.deps.now() + 90_000 }))
    const { sentCopies } = restart(lab, 'server:next')
    sentCopies.runDue(true)
    await sentCopies.idle()
    expect(store).toHaveLength(0)
    lab.deps.advance(90_000)
    sentCopies.runDue()
    await sentCopies.idle()
    expect(lab.probe(id).sentCopy).toMatchObject({ state: 'copied' })
    expect(store).toHaveLength(1)
  })
})

describe('the list of folders', () => {
  const listings = (lines: readonly string[]) => lines.filter((line) => / LIST "" "?\*"?/.test(line)).length

  it('is asked for once: by the check, or by the first copy where nobody has checked', async () => {
    const unchecked = await createLab()
    await send(unchecked.lab)
    await send(unchecked.lab, { address: 'test-another1@srv1.mail-tester.com' })
    expect(unchecked.store).toHaveLength(2)
    expect(listings(unchecked.peer.lines)).toBe(1)

    const checked = await createLab()
    const path = `/v1/relays/${checked.lab.relayId}/imap`
    await checked.lab.request(`${path}/check`, { method: 'POST' })
    await send(checked.lab)
    expect(checked.store).toHaveLength(1)
    expect(listings(checked.peer.lines)).toBe(1)
    await checked.lab.request(`${path}/check`, { method: 'POST' })
    expect(listings(checked.peer.lines)).toBe(2)
  })
})

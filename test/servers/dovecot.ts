import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { ServerCertificate } from './certificate-authority.ts'
import { startProgram } from './child-process.ts'
import { type DovecotSettings, writeDovecotConf } from './dovecot-configuration.ts'
import { findFreePort } from './free-port.ts'
import { runProgram } from './run-program.ts'
import { createWorkFolder } from './work-folder.ts'

/** A message as Dovecot keeps it. */
export interface KeptMessage {
  readonly messageId: string
  readonly flags: readonly string[]
}

/** The user's mailbox: a real Dovecot with one account, on ports of 127.0.0.1. */
export interface Dovecot {
  /** TLS from the first byte, as on port 993. */
  readonly tlsPort: number
  /** STARTTLS before anything else, as on port 143. */
  readonly starttlsPort: number
  readonly username: string
  /** New for each start. */
  readonly password: string
  /** What is in a folder, as Dovecot's own tool sees it. */
  messages(folder: string): Promise<readonly KeptMessage[]>
  /** Files a message, as a provider does that files by itself. */
  file(folder: string, message: string): Promise<void>
  /** Dovecot's own log. */
  log(): Promise<string>
  stop(): Promise<void>
}

export interface DovecotOptions {
  readonly username: string
  readonly certificate: ServerCertificate
  readonly sentFolder?: string
  readonly isSentMarked?: boolean
  readonly quotaKilobytes?: number
}

/** Starts Dovecot. Needs root, which it gives up for everything that speaks with a client or touches mail. */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const [work, tlsPort, starttlsPort, [uid, gid]] = await Promise.all([
    createWorkFolder('dovecot'),
    findFreePort(),
    findFreePort(),
    idsOf('dovecot'),
  ])
  const { certificateFile, keyFile } = options.certificate
  const choices = { sentFolder: 'Sent', isSentMarked: true, quotaKilobytes: 10_240, ...options }
  const settings = { ...choices, folder: work.path, tlsPort, starttlsPort, certificateFile, keyFile, uid, gid }
  const password = randomBytes(12).toString('base64url')
  const { username } = options
  const configuration = join(work.path, 'dovecot.conf')
  const prepareAndStart = async () => {
    await writeFiles(settings, configuration, `${username}:{PLAIN}${password}::::::\n`)
    return startProgram({ program: 'dovecot', args: ['-F', '-c', configuration], ready: { port: tlsPort } })
  }
  const master = await prepareAndStart().catch(async (error: unknown) => {
    await work.remove()
    throw error
  })
  const doveadm = (args: readonly string[], input?: string) =>
    runProgram('doveadm', ['-c', configuration, ...args], input === undefined ? {} : { input })
  return {
    tlsPort,
    starttlsPort,
    username,
    password,
    messages: async (folder) =>
      parseMessages(await doveadm(['fetch', '-u', username, 'hdr.message-id flags', 'mailbox', folder])),
    file: async (folder, message) => void (await doveadm(['save', '-u', username, '-m', folder], message)),
    log: () => readFile(join(work.path, 'dovecot.log'), 'utf8'),
    async stop() {
      await master.stop()
      await work.remove()
    },
  }
}

async function writeFiles(settings: DovecotSettings, configuration: string, users: string): Promise<void> {
  const mail = join(settings.folder, 'mail')
  const usersFile = join(settings.folder, 'users')
  await mkdir(mail)
  await chown(mail, settings.uid, settings.gid)
  await writeFile(usersFile, users)
  await writeFile(configuration, writeDovecotConf(settings))
}

/** The account that Debian's package makes. */
async function idsOf(account: string): Promise<readonly [number, number]> {
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((candidate) => candidate.startsWith(`${account}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined)
    throw new Error(`/etc/passwd has no ${account}: the package dovecot-core is not fully installed`)
  return [Number(uid), Number(gid)]
}

/** `doveadm fetch`: a line for each field, a form feed after each message. */
function parseMessages(text: string): KeptMessage[] {
  return text
    .split('\f')
    .filter((part) => part.trim() !== '')
    .map((part) => ({
      messageId: /^hdr\.message-id: (.*)$/m.exec(part)?.[1]?.trim() ?? '',
      flags: (/^flags: (.*)$/m.exec(part)?.[1] ?? '').split(' ').filter((flag) => flag !== ''),
    }))
}

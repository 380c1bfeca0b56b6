import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { ServerCertificate } from './certificate-authority.ts'
import { startProgram, type RunningProgram } from './child-process.ts'
import { findFreePort } from './free-port.ts'
import { writeMainCf, writeMasterCf, type PostfixSettings } from './postfix-configuration.ts'
import { runProgram } from './run-program.ts'
import { startTcpTable } from './tcp-table.ts'
import { createWorkFolder } from './work-folder.ts'

/** The user's own relay: a real Postfix with its own queue, on ports of 127.0.0.1. */
export interface Postfix {
  readonly hostName: string
  /** TLS from the first byte, as on port 465. */
  readonly tlsPort: number
  /** STARTTLS before anything else, as on port 587. */
  readonly starttlsPort: number
  /** Neither TLS nor a need for authentication (which is offered all the same), as an old relay in an office. */
  readonly plainPort: number
  readonly username: string
  /** New for each start. */
  readonly password: string
  /**
   * Whether the milter sees messages; it does until told otherwise. For connections opened from now on:
   * one that is already open keeps what it had.
   */
  setMilterInUse(inUse: boolean): void
  /** For Postfix's own commands, such as `sendmail -C`. */
  readonly configurationFolder: string
  /** Postfix's own log. */
  log(): Promise<string>
  stop(): Promise<void>
}

export interface PostfixOptions {
  readonly hostName: string
  readonly domain: string
  readonly username: string
  readonly certificate: ServerCertificate
  readonly routes: PostfixSettings['routes']
  readonly delivery?: NonNullable<PostfixSettings['delivery']>
  readonly receivesFor?: string
  readonly milterPort: number
}

type Settings = PostfixSettings & Pick<PostfixOptions, 'username'>

/** Starts Postfix. Needs root: Postfix's master runs for nobody else. */
export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  if (process.getuid?.() !== 0) throw new Error('Postfix can be started by root only. Run the tests as root.')
  let milterInUse = true
  const [folder, milterTable, tlsPort, starttlsPort, plainPort] = await Promise.all([
    createWorkFolder('postfix'),
    startTcpTable(() => (milterInUse ? null : 'DISABLE')),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ])
  const { certificateFile, keyFile } = options.certificate
  const ports = { tlsPort, starttlsPort, plainPort, milterTablePort: milterTable.port }
  const settings = { ...options, ...ports, folder: folder.path, certificateFile, keyFile }
  const password = randomBytes(12).toString('base64url')
  const master = await prepareAndStart(settings, password).catch(async (error: unknown) => {
    await Promise.all([milterTable.stop(), folder.remove()])
    throw error
  })
  return {
    hostName: options.hostName,
    tlsPort,
    starttlsPort,
    plainPort,
    username: options.username,
    password,
    setMilterInUse: (inUse) => void (milterInUse = inUse),
    configurationFolder: join(folder.path, 'configuration'),
    log: () => readLog(folder.path),
    async stop() {
      await Promise.all([master.stop(), milterTable.stop()])
      await folder.remove()
    },
  }
}

async function prepareAndStart(settings: Settings, password: string): Promise<RunningProgram> {
  await createFolders(settings.folder)
  await Promise.all([createUser(settings, password), writeConfiguration(settings)])
  return startMaster(settings)
}

/** As `postfix check` would make them, which takes two seconds. Owners and modes are those of Postfix's postfix-files. */
async function createFolders(folder: string): Promise<void> {
  const [owner, postdrop] = await Promise.all([idOf('/etc/passwd', 'postfix'), idOf('/etc/group', 'postdrop')])
  const create = async (path: string, mode: number, uid: number, gid: number) => {
    const full = join(folder, path)
    await mkdir(full, { recursive: true })
    await chown(full, uid, gid)
    await chmod(full, mode)
  }
  await Promise.all(['configuration/sasl', 'queue/pid', 'log'].map((path) => create(path, 0o755, 0, 0)))
  const own = [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ]
  await Promise.all([
    create('data', 0o700, owner, 0),
    ...own.map((name) => create(`queue/${name}`, 0o700, owner, 0)),
    create('queue/public', 0o710, owner, postdrop),
    create('queue/maildrop', 0o730, owner, postdrop),
  ])
}

async function idOf(file: string, name: string): Promise<number> {
  const line = (await readFile(file, 'utf8')).split('\n').find((candidate) => candidate.startsWith(`${name}:`))
  const id = Number(line?.split(':')[2])
  if (!Number.isInteger(id)) throw new Error(`${file} has no ${name}: the package postfix is not fully installed`)
  return id
}

/** A Cyrus SASL database with one user, read by smtpd itself: no saslauthd. */
async function createUser(settings: Settings, password: string): Promise<void> {
  // Debian's Postfix looks for this folder below its configuration and ignores cyrus_sasl_config_path.
  const folder = join(settings.folder, 'configuration', 'sasl')
  const database = join(folder, 'sasldb2')
  const user = settings.username.replace(/@.*/, '')
  await runProgram('saslpasswd2', ['-p', '-c', '-f', database, '-u', settings.domain, user], { input: password })
  await chown(database, await idOf('/etc/passwd', 'postfix'), 0)
  await writeFile(
    join(folder, 'smtpd.conf'),
    `pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: ${database}\nmech_list: PLAIN LOGIN\n`,
  )
}

async function writeConfiguration(settings: PostfixSettings): Promise<void> {
  const file = (name: string) => join(settings.folder, 'configuration', name)
  await Promise.all([
    writeFile(file('main.cf'), writeMainCf(settings)),
    writeFile(file('master.cf'), writeMasterCf(settings)),
  ])
  // Postfix waits two seconds when main.cf is fresh: somebody might still be writing it.
  const past = new Date(Date.now() - 60_000)
  await Promise.all([utimes(file('main.cf'), past, past), utimes(file('master.cf'), past, past)])
}

/** `-d`: stays in the foreground, as our child. */
function startMaster(settings: PostfixSettings): Promise<RunningProgram> {
  return startProgram({
    program: 'master',
    args: ['-c', join(settings.folder, 'configuration'), '-d'],
    ready: { when: async () => (await readLog(settings.folder)).includes('daemon started') },
  })
}

/** Empty until the first line is written. */
async function readLog(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'log', 'mail.log'), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

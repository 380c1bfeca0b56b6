import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../app-error.ts'
import { temporaryFolder, withoutRoot } from '../fixtures/temporary-folder.ts'
import { readSettings, WEBHOOK_PLACE } from '../notices/notice-settings.ts'
import { Secret } from '../secrets/secret.ts'
import { type DataFolder, openDataFolder, openDataFolderBeside } from './open-data-folder.ts'
import { isDataFolderLocked } from './lock.ts'
import { resetKey } from './reset-key.ts'

const now = () => Date.UTC(2026, 10, 21)
const PLACE = { table: 'relays', row: 'r1', field: 'password' }

const newPlace = () => {
  const root = temporaryFolder()
  return { dataFolder: path.join(root, 'data'), secretKeyFile: path.join(root, 'config', 'secret.key') }
}

const codeOf = async (opening: Promise<DataFolder>): Promise<string> => {
  try {
    const folder = await opening
    folder.close()
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const keepPassword = ({ database, vault }: DataFolder) => {
  const row = {
    id: 'r1',
    name: 'Office',
    host: 'smtp.example.org',
    port: 587,
    security: 'starttls',
    authentication: 1,
    from_address: 'isabelle@example.org',
    auth_method: 'auto',
    headers: '[]',
    position: 0,
    is_default: 0,
    is_fallback: 0,
    is_practice: 0,
    created_at: 0,
    updated_at: 0,
    password_sealed: vault.seal(new Secret('hunter2'), PLACE),
  } as const
  database.run(database.sql.insertInto('relays').values(row))
}

/** A folder with one sealed password, closed again. */
const folderWithPassword = async () => {
  const place = newPlace()
  const folder = await openDataFolder(place, now)
  keepPassword(folder)
  folder.close()
  return place
}

describe('the first run', () => {
  it('makes folder, database and key, for this account alone', async () => {
    const place = newPlace()
    const folder = await openDataFolder(place, now)
    onTestFinished(folder.close)
    const rights = (file: string) => statSync(file).mode & 0o777
    expect(rights(place.dataFolder)).toBe(0o700)
    for (const name of readdirSync(place.dataFolder)) expect(rights(path.join(place.dataFolder, name))).toBe(0o600)
    expect(rights(place.secretKeyFile)).toBe(0o600)
    expect(readFileSync(place.secretKeyFile, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
  })

  it('may be a command as well', async () => {
    const place = newPlace()
    const first = await openDataFolderBeside(place, now)
    const { instanceId } = first
    first.close()
    const second = await openDataFolder(place, now)
    onTestFinished(second.close)
    expect(second.instanceId).toBe(instanceId)
  })

  it('takes a key that the operator has put there', async () => {
    const place = newPlace()
    mkdirSync(path.dirname(place.secretKeyFile))
    writeFileSync(place.secretKeyFile, 'A'.repeat(64), { mode: 0o400 })
    expect(await codeOf(openDataFolder(place, now))).toBe('none')
  })
})

describe('the key file', () => {
  it('opens after a restart what it sealed before', async () => {
    const place = await folderWithPassword()
    const folder = await openDataFolder(place, now)
    onTestFinished(folder.close)
    const { sql, first } = folder.database
    const sealed = first(sql.selectFrom('relays').select('password_sealed'))?.password_sealed ?? ''
    expect(folder.vault.open(sealed, PLACE)?.reveal()).toBe('hunter2')
  })

  it('must be there while there are secrets', async () => {
    const place = await folderWithPassword()
    rmSync(place.secretKeyFile)
    expect(await codeOf(openDataFolder(place, now))).toBe('key-file-missing')
    expect(await codeOf(openDataFolderBeside(place, now))).toBe('key-file-missing')
    expect(existsSync(place.secretKeyFile)).toBe(false)
  })

  it('is made anew when it is gone and nothing was sealed with it', async () => {
    const place = newPlace()
    const first = await openDataFolder(place, now)
    first.close()
    rmSync(place.secretKeyFile)
    const second = await openDataFolder(place, now)
    onTestFinished(second.close)
    expect(second.instanceId).toBe(first.instanceId)
    expect(second.vault.keyCheck).not.toBe(first.vault.keyCheck)
  })

  it.each([
    ['too short', 'a'.repeat(63)],
    ['too long', 'a'.repeat(65)],
    ['not hexadecimal', 'g'.repeat(64)],
    ['empty', ''],
    ['raw bytes', '\u0000'.repeat(32)],
  ])('is refused when it is %s', async (_name, text) => {
    const place = await folderWithPassword()
    writeFileSync(place.secretKeyFile, text)
    expect(await codeOf(openDataFolder(place, now))).toBe('key-file-wrong-length')
  })

  it.each([0o640, 0o604, 0o660])('is refused when others may read or write it (%o)', async (mode) => {
    const place = await folderWithPassword()
    chmodSync(place.secretKeyFile, mode)
    expect(await codeOf(openDataFolder(place, now))).toBe('key-file-too-open')
  })

  it('is refused when it is another one', async () => {
    const place = await folderWithPassword()
    writeFileSync(place.secretKeyFile, 'b'.repeat(64))
    expect(await codeOf(openDataFolder(place, now))).toBe('key-does-not-fit')
    expect(await codeOf(openDataFolderBeside(place, now))).toBe('key-does-not-fit')
  })

  it('is refused when it is another one, be the secret of a webhook all that is sealed; a reset lets go of that', async () => {
    const place = newPlace()
    const folder = await openDataFolder(place, now)
    const { sql, run } = folder.database
    const sealed = folder.vault.seal(new Secret('canary-webhook-secret-51b7'), WEBHOOK_PLACE)
    const nothing = { relay_id: null, address: null, updated_at: now() }
    const hook = { webhook_url: 'https://hooks.example.org/', webhook_sealed: sealed }
    run(sql.insertInto('notice_settings').values({ id: 1, locale: 'fr', ...nothing, ...hook }))
    folder.close()
    writeFileSync(place.secretKeyFile, 'b'.repeat(64))
    expect(await codeOf(openDataFolder(place, now))).toBe('key-does-not-fit')
    expect(await resetKey(place, now)).toBe(1)
    const opened = await openDataFolder(place, now)
    onTestFinished(opened.close)
    expect(readSettings(opened.database)).toMatchObject({ webhook_url: hook.webhook_url, webhook_sealed: null })
  })

  it('is refused inside the data folder, before it is made', async () => {
    const { dataFolder } = newPlace()
    const secretKeyFile = path.join(dataFolder, 'keys', 'secret.key')
    expect(await codeOf(openDataFolder({ dataFolder, secretKeyFile }, now))).toBe('key-file-in-data-folder')
    expect(existsSync(secretKeyFile)).toBe(false)
  })

  it('is refused inside the data folder, however it is called', async () => {
    const { dataFolder } = newPlace()
    const secretKeyFile = path.join(dataFolder, '..key')
    expect(await codeOf(openDataFolder({ dataFolder, secretKeyFile }, now))).toBe('key-file-in-data-folder')
  })

  it('is told to be out of reach when it cannot be read', async () => {
    const place = newPlace()
    mkdirSync(path.dirname(place.secretKeyFile))
    writeFileSync(place.secretKeyFile, 'a'.repeat(64), { mode: 0o600 })
    const root = path.dirname(place.dataFolder)
    expect(await withoutRoot(root, () => codeOf(openDataFolder(place, now)))).toBe('key-file-out-of-reach')
  })

  it.each([
    ['its folder cannot be entered', 0o000],
    ['its folder cannot be written', 0o555],
  ])('is told to be out of reach when %s, and is not taken for missing', async (_why, mode) => {
    const place = newPlace()
    const root = path.dirname(place.dataFolder)
    mkdirSync(path.dirname(place.secretKeyFile))
    chmodSync(path.dirname(place.secretKeyFile), mode)
    expect(await withoutRoot(root, () => codeOf(openDataFolder(place, now)))).toBe('key-file-out-of-reach')
    chmodSync(path.dirname(place.secretKeyFile), 0o755)
  })

  it('is told to be out of reach when it is a link that leads nowhere', async () => {
    const place = newPlace()
    mkdirSync(path.dirname(place.secretKeyFile))
    symlinkSync('nowhere', place.secretKeyFile)
    expect(await codeOf(openDataFolder(place, now))).toBe('key-file-out-of-reach')
  })

  it('is refused inside the data folder even by way of a link', async () => {
    const { dataFolder } = newPlace()
    mkdirSync(dataFolder)
    const link = path.join(path.dirname(dataFolder), 'elsewhere')
    symlinkSync(dataFolder, link)
    const secretKeyFile = path.join(link, 'secret.key')
    expect(await codeOf(openDataFolder({ dataFolder, secretKeyFile }, now))).toBe('key-file-in-data-folder')
  })
})

describe('the data folder', () => {
  it('is refused when it cannot be written', async () => {
    const root = temporaryFolder()
    chmodSync(root, 0o555)
    const place = { dataFolder: path.join(root, 'data'), secretKeyFile: path.join(root, 'config', 'secret.key') }
    expect(await withoutRoot(root, () => codeOf(openDataFolder(place, now)))).toBe('data-folder-not-writable')
    chmodSync(root, 0o755)
  })

  it('is refused when another account has begun to use it', async () => {
    const place = newPlace()
    mkdirSync(place.dataFolder, { mode: 0o777 })
    chmodSync(place.dataFolder, 0o777)
    writeFileSync(path.join(place.dataFolder, 'lock.sqlite'), '', { mode: 0o600 })
    if (process.geteuid?.() !== 0) chmodSync(path.join(place.dataFolder, 'lock.sqlite'), 0o000)
    const root = path.dirname(place.dataFolder)
    expect(await withoutRoot(root, () => codeOf(openDataFolder(place, now)))).toBe('data-folder-not-writable')
  })

  it('is refused when a file stands in its place', async () => {
    const place = newPlace()
    writeFileSync(place.dataFolder, '')
    expect(await codeOf(openDataFolder(place, now))).toBe('data-folder-not-writable')
  })
})

const HOLDER = `
  const [dataFolder, secretKeyFile, file] = process.argv.slice(1)
  const { openDataFolder } = await import(file)
  await openDataFolder({ dataFolder, secretKeyFile }, Date.now)
  process.stdout.write('held')
  setInterval(() => {}, 1000)
`

/** Another process that takes the folder and keeps it until it is killed. */
const startHolder = async (place: { dataFolder: string; secretKeyFile: string }): Promise<ChildProcess> => {
  const file = path.join(import.meta.dirname, 'open-data-folder.ts')
  const { dataFolder, secretKeyFile } = place
  const script = ['--input-type=module', '-e', HOLDER, dataFolder, secretKeyFile, file]
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

describe('a second instance', () => {
  it('is refused, while commands work beside the first', async () => {
    const place = await folderWithPassword()
    await startHolder(place)
    expect(isDataFolderLocked(place.dataFolder)).toBe(true)
    expect(await codeOf(openDataFolder(place, now))).toBe('data-folder-in-use')
    expect(await codeOf(openDataFolderBeside(place, now))).toBe('none')
  })

  it('may start as soon as the first was killed', async () => {
    const place = newPlace()
    for (let round = 0; round < 3; round++) {
      const holder = await startHolder(place)
      holder.kill('SIGKILL')
      await once(holder, 'exit')
      expect(isDataFolderLocked(place.dataFolder)).toBe(false)
    }
    expect(await codeOf(openDataFolder(place, now))).toBe('none')
  })

  it('is refused in the same process too', async () => {
    const place = newPlace()
    const folder = await openDataFolder(place, now)
    expect(await codeOf(openDataFolder(place, now))).toBe('data-folder-in-use')
    folder.close()
    expect(await codeOf(openDataFolder(place, now))).toBe('none')
  })
})

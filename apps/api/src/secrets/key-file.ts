import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { AppError } from '../app-error.ts'

const KEY = /^[0-9a-f]{64}$/i
const MAX_FILE = 4_096 // bytes: nothing of ours is longer
const OTHERS = 0o077 // rights of the group and of everybody

/** The real place of a path whose end may not exist yet. */
const realPlace = (file: string): string => {
  if (existsSync(file)) return realpathSync(file)
  const parent = path.dirname(file)
  return parent === file ? file : path.join(realPlace(parent), path.basename(file))
}

/** A copy of the data folder must not carry the key with it. Throws `key-file-in-data-folder`. */
export const checkKeyPlace = (file: string, dataFolder: string): void => {
  const relative = path.relative(realPlace(dataFolder), realPlace(file))
  const isInside = relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative)
  if (isInside) throw new AppError('key-file-in-data-folder', { params: { path: file } })
}

/** Does what may fail for want of rights. A key that cannot be reached is not a key that is missing. */
const withinReach = <Result>(file: string, work: () => Result): Result => {
  try {
    return work()
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('key-file-out-of-reach', { cause, params: { path: file } })
  }
}

const readKey = (file: string, platform: NodeJS.Platform): Uint8Array | null => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return null
  const params = { path: file }
  const { mode, size } = found
  if (platform !== 'win32' && (mode & OTHERS) !== 0) throw new AppError('key-file-too-open', { params })
  const text = size > MAX_FILE ? '' : readFileSync(file, 'utf8').trim()
  if (!KEY.test(text)) throw new AppError('key-file-wrong-length', { params })
  return Buffer.from(text, 'hex')
}

/**
 * The key of 32 bytes, or null when there is no such file. Throws `key-file-too-open` when others may read it (where the
 * system knows such rights), `key-file-wrong-length` when it holds anything but 64 hexadecimal digits,
 * `key-file-out-of-reach` when this account may not read it.
 */
export const readKeyFile = (file: string, platform = process.platform): Uint8Array | null =>
  withinReach(file, () => readKey(file, platform))

const writeKey = (file: string): Uint8Array => {
  const key = randomBytes(32)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, `${key.toString('hex')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return key
}

/**
 * Writes a new random key, readable by this account alone, and returns it. Throws `key-file-out-of-reach` when it cannot
 * be written, or something else is there already.
 */
export const createKeyFile = (file: string): Uint8Array => withinReach(file, () => writeKey(file))

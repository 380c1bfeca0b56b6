import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { Secret } from './secret.ts'

/*
 * AES-256-GCM (NIST SP 800-38D) with 96-bit random nonces. Each value has a data key of its own, itself sealed under the
 * instance key, so that a new instance key means re-wrapping 32 bytes. The place of the value (table, row, field) and
 * the key are authenticated with it: a sealed text moved to another row does not open.
 * Text form: `v1.<kid>.<wrapped data key>.<value>`, the last two base64url of nonce, ciphertext and tag.
 */
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'

/** Where a sealed value stands: it opens nowhere else. */
export interface Place {
  table: string
  row: string
  field: string
}

export interface Vault {
  /** Names the key without revealing it; kept in the database to tell a wrong key. */
  readonly keyCheck: string
  seal(secret: Secret, place: Place): string
  /** Null when the text was sealed by another key, for another place, or was tampered with. */
  open(sealed: string, place: Place): Secret | null
  /** HMAC-SHA256 under a key derived for this purpose alone. */
  hmac(purpose: string, text: string): Uint8Array
}

const encrypt = (key: Uint8Array, plain: Uint8Array, context: string): string => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** Null when the tag does not fit: wrong key, wrong context, or altered bytes. */
const decrypt = (key: Uint8Array, text: string, context: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    return Buffer.concat([body, decipher.final()])
  } catch {
    return null // the one way GCM has of saying "not authentic"
  }
}

const derive = (key: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `bienrecu ${purpose}`, KEY_BYTES))

/** A vault under an instance key of 32 bytes. */
export const createVault = (instanceKey: Uint8Array): Vault => {
  const wrappingKey = derive(instanceKey, 'wrap')
  const derived = new Map<string, KeyObject>() // by purpose: there are few, and HKDF takes longer than the HMAC
  const keyFor = (purpose: string): KeyObject => {
    const known = derived.get(purpose) ?? createSecretKey(derive(instanceKey, purpose))
    derived.set(purpose, known)
    return known
  }
  const hmac = (purpose: string, text: string) => createHmac('sha256', keyFor(purpose)).update(text).digest()
  const kid = hmac('key check', '').subarray(0, 9).toString('base64url')
  const contextOf = ({ table, row, field }: Place) => `${table}|${row}|${field}|${VERSION}|${kid}`
  return {
    keyCheck: kid,
    hmac,
    seal: (secret, place) => {
      const dataKey = randomBytes(KEY_BYTES)
      const context = contextOf(place)
      const wrapped = encrypt(wrappingKey, dataKey, `${context}|data-key`)
      return [VERSION, kid, wrapped, encrypt(dataKey, Buffer.from(secret.reveal()), context)].join('.')
    },
    open: (sealed, place) => {
      const [version, sealedUnder, wrapped, value] = sealed.split('.')
      if (version !== VERSION || sealedUnder !== kid || wrapped === undefined || value === undefined) return null
      const context = contextOf(place)
      const dataKey = decrypt(wrappingKey, wrapped, `${context}|data-key`)
      const plain = dataKey?.length === KEY_BYTES ? decrypt(dataKey, value, context) : null
      return plain === null ? null : new Secret(plain.toString())
    },
  }
}

import type { AnyCheck } from '../../check.ts'
import { brokenAlias } from './broken-alias.ts'
import { ed25519Only } from './ed25519-only.ts'
import { keyMissing } from './key-missing.ts'
import { keyRevoked } from './key-revoked.ts'
import { keyShort } from './key-short.ts'
import { keySyntax } from './key-syntax.ts'
import { keyTooLong } from './key-too-long.ts'
import { keyTooShort } from './key-too-short.ts'
import { keyUnreadable } from './key-unreadable.ts'
import { noSignature } from './no-signature.ts'
import { noneFound } from './none-found.ts'
import { nothingPublished } from './nothing-published.ts'
import { privateKeyPublished } from './private-key-published.ts'
import { severalKeys } from './several-keys.ts'
import { sha1Signature } from './sha1-signature.ts'
import { signatureInvalid } from './signature-invalid.ts'
import { strictIdentity } from './strict-identity.ts'
import { testingFlag } from './testing-flag.ts'
import { wrongHash } from './wrong-hash.ts'
import { wrongServiceType } from './wrong-service-type.ts'

export const DKIM_CHECKS: readonly AnyCheck[] = [
  noSignature,
  signatureInvalid,
  sha1Signature,
  keyMissing,
  brokenAlias,
  severalKeys,
  keySyntax,
  keyUnreadable,
  privateKeyPublished,
  keyRevoked,
  keyTooShort,
  keyShort,
  keyTooLong,
  testingFlag,
  strictIdentity,
  wrongServiceType,
  wrongHash,
  ed25519Only,
  nothingPublished,
  noneFound,
]

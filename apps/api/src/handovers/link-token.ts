import { createHash, randomBytes } from 'node:crypto'

/** The secret part of a link: 256 random bits in base64url. It is told once, and not kept. */
export const createLinkToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of it: SHA-256, enough for 256 random bits. */
export const linkHash = (token: string): Uint8Array => createHash('sha256').update(token).digest()

import { randomUUIDv7 } from 'node:crypto'

/**
 * The id of a row: a UUID that begins with the time (RFC 9562 §5.7), so that rows that are made together stand together in
 * every index. It is no secret.
 */
export const newId = (): string => randomUUIDv7()

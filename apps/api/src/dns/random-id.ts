import { randomFillSync } from 'node:crypto'

const POOL = new Uint16Array(1024)
let used = POOL.length

/** An id of 16 bits that nobody can foretell (RFC 5452 §9.1). */
export const randomId = (): number => {
  if (used === POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  const id = POOL[used] ?? 0
  used += 1
  return id
}

import { createDkimKey, type DkimKey } from '../servers/opendkim.ts'

/** Keys to sign with, shared by the cases: to make one takes a tenth of a second. */
export interface KeyPool {
  /** The key for a name: always the same within a run. */
  keyFor(name: string): DkimKey
  /** A key that is surely not the one for this name. */
  otherKeyFor(name: string): DkimKey
  /** A key of 1024 bits. */
  readonly short: DkimKey
  readonly all: readonly DkimKey[]
}

const SIZE = 5

export async function createKeyPool(): Promise<KeyPool> {
  const make = (bits?: number) => createDkimKey('keys.example', 'key', bits)
  const [short, ...keys] = await Promise.all([make(1024), ...Array.from({ length: SIZE }, () => make())])
  const at = (index: number): DkimKey => {
    const key = keys[index % SIZE]
    if (!key) throw new Error('The pool has no keys')
    return key
  }
  const placeOf = (name: string): number => Buffer.from(name).reduce((sum, octet) => (sum * 31 + octet) % 9_973, 7)
  return {
    keyFor: (name) => at(placeOf(name)),
    otherKeyFor: (name) => at(placeOf(name) + 1),
    short,
    all: [short, ...keys],
  }
}

/** What a key record holds in `p=`. */
export const publicKeyOf = ({ record }: DkimKey): string => record.replace(/^.*p=/, '')

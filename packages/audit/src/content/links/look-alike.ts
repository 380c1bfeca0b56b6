import { imitatedName, skeletonOf } from '@bienrecu/knowledge/look-alikes'
import { toULabels } from '../../plan/typed/u-labels.ts'
import { isSameOwner } from './registered-name.ts'

export interface LookAlike {
  /** As it is read, and its A-labels where these differ. */
  readonly host: string
  /** What the eye takes it for. */
  readonly imitated: string
}

/** Alphabets whose letters can be taken for Latin ones. */
const OTHERS = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u
const isMixed = (label: string): boolean => /\p{Script=Latin}/u.test(label) && OTHERS.test(label)

const isBelow = (name: string, above: string): boolean => name === above || name.endsWith(`.${above}`)

/** One of the sender’s own domains that the host looks like, though it is another. */
const imitatedOwn = (host: string, shown: string, own: readonly string[]): string | null => {
  const skeleton = skeletonOf(shown)
  return own.find((name) => !isSameOwner(host, name) && isBelow(skeleton, skeletonOf(toULabels(name)))) ?? null
}

/**
 * Hosts (A-labels) that look like a well-known name or one of `own` without being it, and those whose labels mix alphabets
 * (UTS 39 §5.1): linear in the hosts, and in the names compared with each.
 */
export const findLookAlikes = (hosts: readonly string[], own: readonly string[]): readonly LookAlike[] =>
  hosts.flatMap((host) => {
    const shown = toULabels(host)
    const mixed = shown !== host && shown.split('.').some(isMixed) ? skeletonOf(shown) : null
    const imitated = imitatedName(shown) ?? imitatedOwn(host, shown, own) ?? mixed
    return imitated === null ? [] : [{ host: shown === host ? host : `${shown} (${host})`, imitated }]
  })

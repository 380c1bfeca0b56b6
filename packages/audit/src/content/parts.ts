import type { PartFacts } from './evidence.ts'

/** The parts that stand directly inside the one of this path, in reading order. */
export const childrenOf = (parts: readonly PartFacts[], path: string): PartFacts[] => {
  const before = path === '' ? '' : `${path}.`
  return parts.filter((part) => {
    const rest = part.path.slice(before.length)
    return part.path !== '' && part.path.startsWith(before) && rest !== '' && !rest.includes('.')
  })
}

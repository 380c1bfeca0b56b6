import type { SpfNodeView, SpfTermView } from './audit-view.ts'

/** What one line of the tree shows: a term that costs a look-up or leads on, or a run of terms that do neither. */
export type SpfBranch = { kind: 'term'; term: SpfTermView } | { kind: 'free'; terms: SpfTermView[] }

const isFree = ({ cost, target }: SpfTermView): boolean => cost === 0 && target === null

/** The terms of a record as lines: neighbours without a look-up share one, so that long lists of addresses stay short. */
export const branchesOf = ({ terms }: SpfNodeView): SpfBranch[] => {
  const branches: SpfBranch[] = []
  for (const term of terms) {
    const last = branches.at(-1)
    if (!isFree(term)) branches.push({ kind: 'term', term })
    else if (last?.kind === 'free') last.terms.push(term)
    else branches.push({ kind: 'free', terms: [term] })
  }
  return branches
}

/** Whether the sending address was found in this domain or in anything it leads to. */
export const leadsToMatch = ({ terms }: SpfNodeView): boolean =>
  terms.some(({ isMatch, target }) => isMatch || (target !== null && leadsToMatch(target)))

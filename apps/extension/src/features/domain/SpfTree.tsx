import { Badge } from '../../ui/Badge.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import type { SpfNodeView, SpfTermView, SpfView } from './audit-view.ts'
import { CountMeter } from './CountMeter.tsx'
import { domainWords as words } from './domain-words.ts'
import { branchesOf, leadsToMatch } from './spf-branches.ts'

/** RFC 7208 section 4.6.4. */
const MAX_LOOKUPS = 10
const MAX_VOIDS = 2
/** More terms than this in a row are folded away. */
const SHOWN_TERMS = 6

const BROKEN = new Set(['invalid', 'no-record', 'several-records', 'loop', 'not-a-name'])

const Found = ({ ip }: { ip: string | null }) => (
  <Badge tone="good" icon="check">
    {words('spf-match', { ip: ip ?? '' })}
  </Badge>
)

const FreeTerms = ({ terms, ip }: { terms: readonly SpfTermView[]; ip: string | null }) => {
  const list = (
    <ul class="free-terms" role="list">
      {terms.map(({ text, isMatch }, index) => (
        <li key={`${text} ${index}`}>
          <code data-match={isMatch}>{text}</code>
          {isMatch ? <Found ip={ip} /> : null}
        </li>
      ))}
    </ul>
  )
  if (terms.length <= SHOWN_TERMS) return list
  return (
    <Disclosure open={terms.some(({ isMatch }) => isMatch)} summary={words('spf-free', { count: terms.length })}>
      {list}
    </Disclosure>
  )
}

const State = ({ node: { state } }: { node: SpfNodeView }) =>
  state === 'valid' ? null : (
    <Badge tone={BROKEN.has(state) ? 'bad' : 'neutral'} icon={BROKEN.has(state) ? 'stop' : 'info'}>
      {words(`spf-state.${state}`)}
    </Badge>
  )

const Cost = ({ term: { cost, count } }: { term: SpfTermView }) => {
  if (cost === 0) return null
  const values = { count, limit: MAX_LOOKUPS }
  return count > MAX_LOOKUPS ? (
    <Badge tone="bad">{words('spf-cost-over', values)}</Badge>
  ) : (
    <span class="soft">{words('spf-cost', values)}</span>
  )
}

const Term = ({ term, ip }: { term: SpfTermView; ip: string | null }) => {
  const { text, target, isVoid, isMatch } = term
  return (
    <li data-match={isMatch || (target !== null && leadsToMatch(target))}>
      <div class="term">
        <code data-match={isMatch}>{text}</code>
        <Cost term={term} />
        {isVoid ? (
          <Badge tone="warning" icon="warning">
            {words('spf-void')}
          </Badge>
        ) : null}
        {target ? <State node={target} /> : null}
        {isMatch && !(target && leadsToMatch(target)) ? <Found ip={ip} /> : null}
      </div>
      {target ? <Branches node={target} ip={ip} /> : null}
    </li>
  )
}

const Branches = ({ node, ip }: { node: SpfNodeView; ip: string | null }) => {
  const branches = branchesOf(node)
  if (branches.length === 0) return null
  return (
    <ul class="branches" role="list">
      {branches.map((branch, index) =>
        branch.kind === 'term' ? (
          <Term key={index} term={branch.term} ip={ip} />
        ) : (
          <li key={index} data-match={branch.terms.some(({ isMatch }) => isMatch)}>
            <FreeTerms terms={branch.terms} ip={ip} />
          </li>
        ),
      )}
    </ul>
  )
}

/** An SPF record as the tree it is: what each branch costs, how far the count has come, which one knows the sender. */
export const SpfTree = ({ spf: { lookups, voids, tree, check } }: { spf: SpfView }) => (
  <>
    {check ? <p>{words.find(`spf-check.${check.result}`, { ip: check.ip })}</p> : null}
    <div class="two">
      <CountMeter name={words('spf-lookups')} count={lookups} limit={MAX_LOOKUPS} />
      <CountMeter name={words('spf-voids')} count={voids} limit={MAX_VOIDS} />
    </div>
    <div class="spf-tree" role="group" aria-label={words('spf-tree')} data-testid="spf-tree">
      <div class="term root">
        <strong>{tree.domain}</strong>
        <State node={tree} />
      </div>
      <Branches node={tree} ip={check?.ip ?? null} />
    </div>
  </>
)

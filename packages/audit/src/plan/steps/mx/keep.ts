import type { Answer, RecordType } from '../../../resolver.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanContext, type PlanEdit } from '../../step.ts'
import { NO_SUCH_LABEL } from '../../zone-after.ts'

const TYPES = ['MX', 'A', 'AAAA'] as const satisfies readonly RecordType[]

const parentOf = (name: string): string => name.slice(name.indexOf('.') + 1)

const recordsAt = async ({ resolver }: PlanContext, name: string, type: RecordType): Promise<Answer['records']> => {
  const answer = await resolver.query(name, type)
  return answer.known ? answer.value.records.toSorted() : []
}

/** Records that the domain has by a wildcard alone, written for it: all or none. */
const keptEdits = async (context: PlanContext, type: RecordType): Promise<PlanEdit[]> => {
  const { domain } = context
  const [own, any] = await Promise.all([
    recordsAt(context, domain, type),
    recordsAt(context, `${NO_SUCH_LABEL}.${parentOf(domain)}`, type),
  ])
  const isWildcard = own.length > 0 && own.join('\n') === any.join('\n')
  return isWildcard ? own.map((record) => ({ name: domain, type, before: [], after: [record] })) : []
}

/**
 * A first record of its own takes from a name what a wildcard gave it (RFC 4592 §2.2.1): the mail hosts and addresses of a
 * sub-domain would be gone with its first key. `make-plan.ts` leaves the step out where the plan publishes nothing there.
 */
export const keep = defineStep({
  kind: 'mx/keep',
  who: 'dns',
  minutes: 5,

  async build(context) {
    const { domain, evidence } = context
    const zone = valueOrNull(evidence.delegation)?.zone ?? domain
    if (zone === domain) return []
    const [alias] = await recordsAt(context, domain, 'CNAME')
    if (alias !== undefined) return []
    const edits = (await Promise.all(TYPES.map((type) => keptEdits(context, type)))).flat()
    if (edits.length === 0) return []
    return [{ subject: null, edits, isLater: false, params: { domain, zone }, changes: [], cures: [], after: [] }]
  },

  text: {
    en: {
      title: 'Keep what {domain} has from a wildcard record (*)',
      why: '{domain} has its mail hosts or addresses from a wildcard (“*”) of the zone {zone}. A wildcard stands in only for names that have no record of their own: with the first one that this plan publishes there, they would be gone.',
      how: 'Publish these records first: they are those that the wildcard gives today.',
    },
    fr: {
      title: 'Conserver ce que {domain} doit à l’enregistrement générique (*)',
      why: '{domain} doit ses serveurs de messagerie ou ses adresses à un enregistrement générique (« * ») de la zone {zone}. Celui-ci ne vaut que pour les noms sans enregistrement propre : dès le premier que ce plan y publie, ils disparaîtraient.',
      how: 'Publiez d’abord ces enregistrements : ce sont ceux que le générique donne aujourd’hui.',
    },
  },
})

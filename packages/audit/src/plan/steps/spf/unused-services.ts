import { MAX_LOOKUPS } from '../../../spf/tree.ts'
import { proposeSpf } from '../../spf/propose.ts'
import { defineStep, type PlanContext, type StepDraft } from '../../step.ts'

const build = async (context: PlanContext): Promise<readonly StepDraft[]> => {
  const proposal = await proposeSpf(context)
  if (!proposal || proposal.alias !== null || proposal.doubtful.length === 0) return []
  const { domain, lookups, waiting, doubtful } = proposal
  if (lookups.after <= MAX_LOOKUPS && waiting.length === 0) return []
  const needed = waiting.flatMap(({ terms }) => terms).reduce((sum, term) => sum + term.lookups, lookups.after)
  const params = {
    domain,
    limit: MAX_LOOKUPS,
    lookups: needed,
    surplus: needed - MAX_LOOKUPS,
    subjects: doubtful.map(({ text }) => text),
    terms: doubtful.map((term) => `${term.text} (${term.lookups})`),
    waiting: waiting.map(({ provider }) => provider.name),
  }
  const cures = lookups.after > MAX_LOOKUPS ? ['spf/too-many-lookups'] : []
  return [{ subject: null, edits: [], isLater: true, params, changes: [], cures, after: ['spf/record'] }]
}

export const spfUnusedServices = defineStep({
  kind: 'spf/unused-services',
  who: 'dns',
  minutes: 10,
  build,
  text: {
    en: {
      title: 'Take the services you no longer use out of SPF',
      why: 'With everybody who is to send, the SPF record of {domain} takes {lookups} DNS look-ups, {surplus} more than the {limit} at which receivers stop.',
      how: 'Tell us which of these you no longer send with (in brackets, what each costs): {terms}. Nothing is taken out without your word.',
    },
    fr: {
      title: 'Retirer du SPF les services que vous n’utilisez plus',
      why: 'Avec tous ceux qui doivent envoyer, l’enregistrement SPF du domaine {domain} coûte {lookups} requêtes DNS, soit {surplus} de trop : la vérification s’arrête à {limit}.',
      how: 'Dites-nous lesquels ne servent plus à envoyer vos messages (entre parenthèses, ce que chacun coûte) : {terms}. Rien n’est retiré sans votre accord.',
    },
  },
})

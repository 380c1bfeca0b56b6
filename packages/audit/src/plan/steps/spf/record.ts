import { curesOf } from '../../spf/cures.ts'
import { proposeSpf } from '../../spf/propose.ts'
import { defineStep, type PlanContext, type StepDraft } from '../../step.ts'
import { RECORD_CHANGES_EN } from './record-changes-en.ts'
import { RECORD_CHANGES_FR } from './record-changes-fr.ts'

const build = async (context: PlanContext): Promise<readonly StepDraft[]> => {
  const proposal = await proposeSpf(context)
  if (!proposal || proposal.edits.length === 0 || proposal.alias !== null) return []
  const { domain, before, after, edits, changes, lookups, voids, size } = proposal
  const params = {
    domain,
    before,
    after,
    lookupsBefore: lookups.before,
    lookupsAfter: lookups.after,
    voidsBefore: voids.before,
    voidsAfter: voids.after,
    size,
  }
  const cures = await curesOf(context, edits)
  return [{ subject: null, edits, isLater: false, params, changes, cures, after: [] }]
}

export const spfRecord = defineStep({
  kind: 'spf/record',
  who: 'dns',
  minutes: 5,
  build,
  text: {
    en: {
      title: 'One SPF record that names everybody who sends for you',
      why: 'Receivers look in {domain} for the list of servers that may send in its name. The new record takes {lookupsAfter} DNS look-ups of the 10 allowed; nobody who may send today is lost.',
      how: 'Put the new record in the place of what stands there now, never beside it: with two SPF records, neither counts.',
      changes: RECORD_CHANGES_EN,
    },
    fr: {
      title: 'Un seul enregistrement SPF, qui nomme tous ceux qui envoient pour vous',
      why: 'Les serveurs qui reçoivent vos messages cherchent dans {domain} la liste de ceux qui ont le droit d’envoyer en son nom. Le nouvel enregistrement coûte {lookupsAfter} requêtes DNS sur les 10 permises ; personne de ceux qui peuvent envoyer aujourd’hui n’est perdu.',
      how: 'Mettez le nouvel enregistrement à la place de ce qui s’y trouve, jamais à côté : avec deux enregistrements SPF, aucun ne compte.',
      changes: RECORD_CHANGES_FR,
    },
  },
})

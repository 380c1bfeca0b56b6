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
      why: 'Receivers look at {domain} for the list of servers that may send in its name. No sender named today loses that right without your word. DNS look-ups needed: {lookupsAfter} (10 at most).',
      how: 'The new record takes the place of the old SPF record if there is one, and never stands beside it: with two SPF records, neither counts. Leave the other TXT records alone.',
      changes: RECORD_CHANGES_EN,
    },
    fr: {
      title: 'Un seul enregistrement SPF, qui nomme tous ceux qui envoient pour vous',
      why: 'Les messageries cherchent sous le nom {domain} la liste des serveurs qui ont le droit d’envoyer en son nom. Aucun expéditeur nommé aujourd’hui ne perd ce droit sans votre accord. Requêtes DNS nécessaires : {lookupsAfter} (10 au plus).',
      how: 'Le nouvel enregistrement prend la place de l’ancien SPF s’il y en a un, jamais à côté : avec deux enregistrements SPF, aucun ne compte. Ne touchez pas aux autres enregistrements TXT.',
      changes: RECORD_CHANGES_FR,
    },
  },
})

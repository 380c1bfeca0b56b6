import { proposeSpf } from '../../spf/propose.ts'
import { defineStep, type PlanContext, type PlanEdit, type StepDraft } from '../../step.ts'
import { RECORD_CHANGES_EN } from './record-changes-en.ts'
import { RECORD_CHANGES_FR } from './record-changes-fr.ts'

const build = async (context: PlanContext): Promise<readonly StepDraft[]> => {
  const proposal = await proposeSpf(context)
  if (!proposal?.flat || proposal.alias !== null) return []
  const { domain, flat, after, lookups } = proposal
  const edits: PlanEdit[] = [{ name: domain, type: 'TXT', before: after === '' ? [] : [after], after: [flat.after] }]
  const params = {
    domain,
    before: [after],
    after: flat.after,
    lookupsBefore: lookups.after,
    lookupsAfter: flat.lookups,
  }
  return [
    {
      subject: null,
      edits,
      isLater: true,
      params,
      changes: flat.changes,
      cures: ['spf/too-many-lookups'],
      after: ['spf/record'],
    },
  ]
}

export const spfFlatten = defineStep({
  kind: 'spf/flatten',
  who: 'dns',
  minutes: 10,
  build,
  text: {
    en: {
      title: 'If nothing can go: write addresses instead of services',
      why: 'The record then takes {lookupsAfter} DNS look-ups instead of {lookupsBefore}. It is a last resort: services change their addresses without a word, and from that moment their mail fails.',
      how: 'Publish it only if you will compare it every week with what the services publish, or let Bien reçu watch it for you.',
      changes: RECORD_CHANGES_EN,
    },
    fr: {
      title: 'Si rien ne peut être retiré : écrire des adresses à la place des services',
      why: 'L’enregistrement coûte alors {lookupsAfter} requêtes DNS au lieu de {lookupsBefore}. C’est un dernier recours : les services changent d’adresses sans prévenir, et leurs messages échouent dès cet instant.',
      how: 'Ne le publiez que si vous le comparez chaque semaine avec ce que publient les services, ou si vous laissez Bien reçu le surveiller.',
      changes: RECORD_CHANGES_FR,
    },
  },
})

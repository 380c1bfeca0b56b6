import { DMARC_TEXTS } from '../../dmarc/dmarc-texts.ts'
import { planDmarc } from '../../dmarc/plan-dmarc.ts'
import { type Stage, stagesOf } from '../../dmarc/ramp.ts'
import { failingOf } from '../../findings-cured.ts'
import { defineStep, type PlanContext, type StepDraft } from '../../step.ts'

const WHAT_FIRST = ['spf/record', 'dkim/publish', 'dkim/repair', 'dkim/switch-on', 'return-path/align']

/** Beside the repair itself: reports where nobody gets any, and the way back while mail fails. Both are the user’s choice. */
const choiceOf = ({ audit, domain, wishes }: PlanContext, { stage, name, edits, address }: Stage): StepDraft => ({
  subject: stage,
  edits,
  isLater: true,
  params: { name, domain },
  changes: [
    ...edits.flatMap(({ type, before }) =>
      type === 'CNAME' ? [{ code: 'alias-given-up', params: { name, old: before } }] : [],
    ),
    stage === 'relaxed'
      ? { code: 'relax-meanwhile', params: { domain } }
      : { code: wishes.reportAddress === null ? 'report-mailbox' : 'reports-added', params: { address } },
  ],
  cures: stage === 'reports' ? failingOf(audit.findings, ['dmarc/no-reports']) : [],
  after: stage === 'relaxed' ? WHAT_FIRST : ['dmarc/publish'],
})

export const repair = defineStep({
  kind: 'dmarc/repair',
  who: 'dns',
  minutes: 5,

  async build(context) {
    const [plan, stages] = await Promise.all([planDmarc(context), stagesOf(context)])
    if (!plan) return []
    const { now, place } = plan
    const params = { name: place.name, domain: place.domain }
    const main: StepDraft[] = []
    if (now?.kind === 'repair') {
      const { edits, changes, cures } = now
      main.push({ subject: null, edits, isLater: false, params, changes, cures, after: [] })
    }
    const choices = stages.filter(({ stage }) => stage === 'reports' || stage === 'relaxed')
    return [...main, ...choices.map((stage) => choiceOf(context, stage))]
  },

  text: {
    en: {
      title: 'Put the DMARC record in order',
      why: 'Receivers read the record at {name} for all mail of {domain}. What they cannot read, or what stands there twice, they pass over.',
      how: 'Replace what stands there by the record shown, and keep just one. Its policy is made stricter for nobody.',
      changes: {
        ...DMARC_TEXTS.en,
        'alias-given-up':
          'The record comes from {old}, to which {name} is an alias; it asks for no reports. One of your own takes its place, with the same policy.',
        'relax-meanwhile':
          'The message of your last test fails, and the policy of {domain} has receivers file such mail as spam or refuse it. Repair SPF and DKIM first: that is the cure. If it takes time, p=none lets your mail through meanwhile; put the policy back afterwards.',
      },
    },
    fr: {
      title: 'Mettre l’enregistrement DMARC en ordre',
      why: 'Les messageries lisent l’enregistrement {name} pour tous les messages du domaine {domain}. Ce qu’elles ne peuvent pas lire, ou ce qui s’y trouve en double, elles l’ignorent.',
      how: 'Remplacez ce qui s’y trouve par l’enregistrement affiché, et n’en gardez qu’un. Sa politique n’est durcie pour personne.',
      changes: {
        ...DMARC_TEXTS.fr,
        'alias-given-up':
          'L’enregistrement vient de {old}, vers lequel {name} est un alias ; il ne demande aucun rapport. Un enregistrement à vous prend sa place, avec la même politique.',
        'relax-meanwhile':
          'Le message de votre dernier test échoue, et la politique du domaine {domain} fait classer ces messages en indésirables ou les fait refuser. Réparez d’abord SPF et DKIM : c’est le vrai remède. Si cela prend du temps, p=none laisse passer vos messages en attendant ; remettez ensuite la politique.',
      },
    },
  },
})

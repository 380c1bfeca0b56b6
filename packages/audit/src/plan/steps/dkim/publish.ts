import { GIVEN_KEY_TEXTS } from '../../dkim/given-key-texts.ts'
import { KEY_PLAN_TEXTS } from '../../dkim/key-plan-texts.ts'
import { type KeyPlan, planKeys } from '../../dkim/plan-keys.ts'
import { curedWithKeys } from '../../dkim/signing.ts'
import { failingForms, failingOf } from '../../findings-cured.ts'
import { nameKey } from '../../../resolver.ts'
import { defineStep, type PlanContext, type StepDraft } from '../../step.ts'

const CURES = [
  'dkim/broken-alias',
  'dkim/key-missing',
  'dkim/key-syntax',
  'dkim/key-unreadable',
  'dkim/no-signature',
  'dkim/none-found',
  'dkim/nothing-published',
  'dkim/several-keys',
  'alignment/dkim-not-aligned',
  'alignment/dmarc-would-fail',
]

/** A key that is wanted is the one that signs. */
const isWorkedBy =
  ({ isKeyWanted, edits }: KeyPlan) =>
  (key: string): boolean =>
    isKeyWanted || edits.some(({ name }) => nameKey(name) === key)

const draftOf = (context: PlanContext, plan: KeyPlan): StepDraft => ({
  subject: plan.subject,
  edits: plan.edits,
  isLater: false,
  params: {
    service: plan.provider?.name ?? plan.subject,
    domain: context.domain,
    selectors: plan.selectors,
    wanted: plan.isKeyWanted ? 'key' : '',
  },
  changes: plan.changes,
  cures: [
    ...failingOf(context.audit.findings, CURES),
    ...curedWithKeys(context, isWorkedBy(plan)),
    ...failingForms(
      context.audit.findings,
      plan.edits.map(({ name }) => name.toLowerCase()),
    ),
  ],
  after: [],
})

export const publish = defineStep({
  kind: 'dkim/publish',
  who: 'dns',
  minutes: 10,

  async build(context) {
    const plans = await planKeys(context)
    return plans.map((plan) => draftOf(context, plan))
  },

  text: {
    en: {
      title: 'Publish the DKIM keys: {service}',
      why: 'The service that sends signs each message for {domain}. With its key in your DNS, every mailbox provider can check that the message comes from you and was not changed on the way; forwarding does not break it.',
      how: 'Where only the console of the service knows a key, copy it there and paste it here: it is checked before it is used. Then publish the records exactly as they are shown.',
      changes: { ...KEY_PLAN_TEXTS.en, ...GIVEN_KEY_TEXTS.en },
    },
    fr: {
      title: 'Publier les clés DKIM : {service}',
      why: 'Le service d’envoi signe chaque message pour {domain}. Grâce à sa clé publiée dans votre DNS, chaque messagerie peut vérifier que le message vient de vous et n’a pas été modifié en route ; un transfert n’y change rien.',
      how: 'Si la console du service est seule à connaître une clé, copiez-la là-bas et collez-la ici : elle est contrôlée avant d’être utilisée. Publiez ensuite les enregistrements exactement comme ils sont affichés.',
      changes: { ...KEY_PLAN_TEXTS.fr, ...GIVEN_KEY_TEXTS.fr },
    },
  },
})

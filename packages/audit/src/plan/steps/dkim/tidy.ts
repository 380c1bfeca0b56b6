import { keyStatus } from '../../../dkim/key-status.ts'
import { keyName } from '../../../dkim/judge-keys.ts'
import { nameKey } from '../../../resolver.ts'
import { planKeys } from '../../dkim/plan-keys.ts'
import { fitsSelector } from '../../dkim/provider-keys.ts'
import { signers } from '../../dkim/signing.ts'
import { standingOf } from '../../dkim/standing.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanContext, type PlanEdit } from '../../step.ts'

/** Keys that nobody named and no service in use can have made: left over, as far as anybody can see. */
const leftOver = (context: PlanContext, taken: ReadonlySet<string>): PlanEdit[] =>
  (valueOrNull(context.evidence.dkim) ?? []).flatMap((place): PlanEdit[] => {
    const status = keyStatus(place)
    const name = nameKey(keyName(place))
    const isInUse = signers(context).some((provider) => fitsSelector(provider, place.selector))
    if (place.origin !== 'guessed' || !place.isOwn || isInUse || taken.has(name)) return []
    const { isKnown, alias, texts } = standingOf(context, name, place)
    if (!isKnown || (status !== 'revoked' && status !== 'missing')) return []
    if (alias !== null) return [{ name, type: 'CNAME', before: [alias], after: [] }]
    return texts.length > 0 ? [{ name, type: 'TXT', before: texts, after: [] }] : []
  })

export const tidy = defineStep({
  kind: 'dkim/tidy',
  who: 'dns',
  minutes: 5,

  async build(context) {
    const plans = await planKeys(context)
    const taken = new Set(plans.flatMap(({ edits }) => edits.map(({ name }) => name.toLowerCase())))
    const edits = leftOver(context, taken)
    if (edits.length === 0) return []
    return [
      {
        subject: null,
        edits,
        isLater: true,
        params: { names: edits.map(({ name }) => name) },
        changes: [],
        cures: failingOf(context.audit.findings, ['dkim/key-revoked', 'dkim/broken-alias']),
        after: [],
      },
    ]
  },

  text: {
    en: {
      title: 'Clear away DKIM records that no longer serve',
      why: 'At {names} stands a key that was revoked, or an alias that leads nowhere. Neither does harm; an alias to a service you left is worth removing, because that service could one day answer there.',
      how: 'Once you are sure that no service signs with them any more, remove these records. A revoked key may stay for a week after its last use, so that old messages are not judged wrongly.',
    },
    fr: {
      title: 'Enlever les enregistrements DKIM qui ne servent plus',
      why: 'Sous le nom {names} se trouve une clé révoquée, ou un alias qui ne mène nulle part. Rien de grave ; mais un alias vers un service que vous avez quitté mérite d’être retiré, car ce service pourrait un jour y répondre.',
      how: 'Quand vous avez la certitude qu’aucun service ne signe plus avec eux, supprimez ces enregistrements. Une clé révoquée peut rester une semaine après son dernier usage, pour que les anciens messages ne soient pas mal jugés.',
    },
  },
})

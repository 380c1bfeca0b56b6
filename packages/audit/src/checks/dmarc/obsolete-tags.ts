import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import type { DmarcRecord } from '../../dmarc/parse.ts'
import { withoutTags } from '../../dmarc/without-tags.ts'

const percent = ({ obsoleteTags }: DmarcRecord) => obsoleteTags.find(({ name }) => name === 'pct')?.value ?? '100'
/** Receivers of today apply the policy to all mail, those of yesterday to a part of it. */
const isPartial = (record: DmarcRecord): boolean => percent(record) !== '100' && record.policy !== 'none'

export const obsoleteTags = defineCheck({
  id: 'dmarc/obsolete-tags',
  severity: 'low',
  reference: { rfc: 9989, section: 'C.5.2' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found) return notApplicable
    const { record } = found
    const sizes = [...record.aggregateReports, ...record.failureReports].flatMap(({ size }) => size ?? [])
    const tags = [...record.obsoleteTags.map(({ name, value }) => `${name}=${value}`), ...sizes]
    return tags.length === 0 ? pass : fail({ tags }, isPartial(record) ? 'medium' : null)
  },

  // What "pct" asked for is lost with it, unless it asked for nothing.
  fix({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found || found.record.obsoleteTags.length === 0 || isPartial(found.record)) return null
    const names = found.record.obsoleteTags.map(({ name }) => name)
    const after = withoutTags(found.text, names)
    return [{ name: `_dmarc.${found.domain}`, type: 'TXT', before: found.text, after }]
  },

  text: {
    en: {
      title: 'The DMARC record has no obsolete parts',
      failure:
        'The record still says {tags}. DMARC dropped this in 2026 and up-to-date receivers ignore it: a policy limited by “pct” then holds for all mail.',
      advice: 'Remove it. To go carefully, use t=y, which lowers the policy by one level.',
    },
    fr: {
      title: 'L’enregistrement DMARC n’a pas d’élément périmé',
      failure:
        'L’enregistrement contient encore {tags}. DMARC l’a abandonné en 2026 et les serveurs à jour l’ignorent : une politique limitée par « pct » vaut alors pour tous les messages.',
      advice: 'Retirez-le. Pour avancer prudemment, utilisez t=y, qui abaisse la politique d’un niveau.',
    },
  },
})

import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { lookAlikes } from '../../dmarc/look-alikes.ts'
import type { DmarcProblem } from '../../dmarc/parse.ts'
import { namesPolicy } from '../../dmarc/policy.ts'

/** Told by checks of their own. */
const ELSEWHERE: ReadonlySet<DmarcProblem> = new Set([
  'obsolete-tag',
  'obsolete-size',
  'unknown-tag',
  'bad-uri',
  'not-mailto',
])
const SHOWN = 30

export const syntax = defineCheck({
  id: 'dmarc/syntax',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.8' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    const [lookAlike] = lookAlikes(dmarc)
    if (lookAlike !== undefined && found?.source !== 'author') {
      const name = `_dmarc.${dmarc.domain}`
      return fail({ name, positions: ['1'], excerpt: lookAlike.slice(0, SHOWN) }, 'high')
    }
    if (!found) return notApplicable
    const problems = found.problems.filter(({ code }) => !ELSEWHERE.has(code))
    const [first] = problems
    if (!first) return pass
    return fail(
      {
        name: `_dmarc.${found.domain}`,
        positions: problems.slice(0, 5).map(({ offset }) => `${offset + 1}`),
        excerpt: found.text.slice(first.offset, first.offset + SHOWN),
      },
      namesPolicy(found.record) || found.record.policy === null ? null : 'high',
    )
  },

  text: {
    en: {
      title: 'The DMARC record is written correctly',
      failure:
        'The record at {name} is wrong at character {positions}: “{excerpt}”. Receivers ignore what they cannot read, which may be the whole record.',
      advice:
        'Begin with v=DMARC1, separate the parts by semicolons, and give each a value that DMARC knows, such as p=none, p=quarantine or p=reject.',
    },
    fr: {
      title: 'L’enregistrement DMARC est bien écrit',
      failure:
        'L’enregistrement {name} est fautif au caractère {positions} : « {excerpt} ». Les messageries ignorent ce qu’elles ne peuvent pas lire, parfois l’enregistrement entier.',
      advice:
        'Commencez par v=DMARC1, séparez les éléments par des points-virgules et donnez à chacun une valeur prévue par DMARC, comme p=none, p=quarantine ou p=reject.',
    },
  },
})

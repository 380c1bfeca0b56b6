import { defineCheck, fail, pass, valueOf } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'
import { isHarmless, recordProblems } from '../../dkim/key-status.ts'

/** Characters shown from the place of the fault on. */
const EXCERPT = 20

export const keySyntax = defineCheck({
  id: 'dkim/key-syntax',
  severity: 'high',
  reference: { rfc: 6376, section: '3.6.1' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ problems }, { records }) => {
      const found = recordProblems(problems)
      const problem = found.find((one) => !isHarmless(one)) ?? found[0]
      if (!problem) return pass
      const { code, offset } = problem
      const excerpt = valueOf(records)[0]?.slice(offset, offset + EXCERPT) ?? ''
      return fail({ code, position: offset + 1, excerpt }, isHarmless(problem) ? 'low' : null)
    })
  },

  text: {
    en: {
      title: 'The DKIM records are written correctly',
      failure: 'The DKIM record at {names} is wrong at character {position} (“{excerpt}”): receivers may ignore it.',
      advice:
        'Copy the record once more from your sending service, as it stands, without quotation marks or backslashes.',
    },
    fr: {
      title: 'Les enregistrements DKIM sont bien écrits',
      failure:
        'L’enregistrement DKIM sous le nom {names} est fautif au caractère {position} (« {excerpt} ») : les messageries peuvent l’ignorer.',
      advice:
        'Copiez de nouveau l’enregistrement depuis votre service d’envoi, tel quel, sans guillemets ni barre oblique inversée.',
    },
  },
})

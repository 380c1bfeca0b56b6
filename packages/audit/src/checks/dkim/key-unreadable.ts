import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'
import { isHarmless, keyProblems, recordProblems } from '../../dkim/key-status.ts'

export const keyUnreadable = defineCheck({
  id: 'dkim/key-unreadable',
  severity: 'high',
  reference: { rfc: 6376, section: '3.6.1' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value, problems }) => {
      // dkim/key-syntax speaks for a record whose quotation marks or missing semicolons damage the key, too.
      if (value.isRevoked || !recordProblems(problems).every(isHarmless)) return notApplicable
      const [problem] = keyProblems(problems)
      return problem ? fail({ code: problem.code, position: problem.offset + 1 }) : pass
    })
  },

  text: {
    en: {
      title: 'The DKIM keys can be read',
      failure:
        'The key at {names} is cut off, damaged or missing (character {position}): no signature can be checked with it.',
      advice:
        'Copy the whole key once more from your sending service. Many forms cut long values: compare the end of the record.',
    },
    fr: {
      title: 'Les clés DKIM sont lisibles',
      failure:
        'La clé sous le nom {names} est tronquée, abîmée ou absente (caractère {position}) : elle ne permet de vérifier aucune signature.',
      advice:
        'Copiez de nouveau la clé entière depuis votre service d’envoi. Beaucoup de formulaires coupent les longues valeurs : comparez la fin de l’enregistrement.',
    },
  },
})

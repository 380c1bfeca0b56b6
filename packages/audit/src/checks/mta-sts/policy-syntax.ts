import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { parseMtaStsPolicy } from '../../policies/parse-mta-sts-policy.ts'

export const policySyntax = defineCheck({
  id: 'mta-sts/policy-syntax',
  severity: 'low',
  reference: { rfc: 8461, section: '3.2' },
  needs: ['mtaStsPolicy'],

  evaluate({ mtaStsPolicy }) {
    const text = mtaStsPolicy?.text ?? null
    if (text === null) return notApplicable
    const [problem] = parseMtaStsPolicy(text).problems
    return problem ? fail({ code: problem.code, line: text.slice(0, problem.offset).split('\n').length }) : pass
  },

  text: {
    en: {
      title: 'The MTA-STS policy is written correctly',
      failure: 'The MTA-STS policy has a mistake in line {line}. Senders may ignore it.',
      advice: 'The file needs the lines “version”, “mode”, “max_age” and one “mx” for each mail server.',
    },
    fr: {
      title: 'La politique MTA-STS est bien écrite',
      failure: 'La politique MTA-STS contient une erreur à la ligne {line}. Les serveurs peuvent l’ignorer.',
      advice:
        'Le fichier doit contenir les lignes « version », « mode », « max_age » et une ligne « mx » par serveur de messagerie.',
    },
  },
})

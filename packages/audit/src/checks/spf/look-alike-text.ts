import { defineCheck, fail, pass } from '../../check.ts'
import { repairedRecord } from '../../spf/look-alike.ts'

export const lookAlikeText = defineCheck({
  id: 'spf/look-alike-text',
  severity: 'high',
  reference: { rfc: 7208, section: '4.5' },
  needs: ['spfRecords', 'domain'],

  evaluate({ spfRecords: { records, lookAlikes } }) {
    const [text] = lookAlikes
    return text === undefined ? pass : fail({ text: text.slice(0, 120) }, records.length > 0 ? 'low' : null)
  },

  fix({ spfRecords: { records, lookAlikes }, domain: { name } }) {
    const [before, ...more] = lookAlikes
    if (before === undefined || more.length > 0 || records.length > 0) return null
    const after = repairedRecord(before)
    return after === null ? null : [{ name, type: 'TXT', before, after }]
  },

  text: {
    en: {
      title: 'Every record meant as SPF is read as SPF',
      failure:
        'Receivers do not see this text as SPF, because it does not begin with exactly v=spf1 and a space: {text}',
      advice:
        'Correct the beginning of the text, without quotation marks or other characters around it, or delete it if another record replaces it.',
    },
    fr: {
      title: 'Tout texte destiné au SPF est reconnu comme tel',
      failure:
        'Les messageries ne voient pas là du SPF, car le texte ne commence pas exactement par v=spf1 et une espace : {text}',
      advice:
        'Corrigez le début du texte, sans guillemets ni autres caractères autour, ou supprimez-le si un autre enregistrement le remplace.',
    },
  },
})

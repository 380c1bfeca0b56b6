import { defineCheck, fail, type Known, pass, valueOf } from '../../check.ts'
import { namesOf, namesWithTexts, TEXT_NEEDS } from '../../forms/published-texts.ts'
import { findSplit, type SplitRecord } from '../../forms/split-record.ts'
import type { RecordEdit } from '../../resolver.ts'

const splitRecords = (facts: Known<(typeof TEXT_NEEDS)[number]>): (SplitRecord & { name: string })[] => {
  const names = namesWithTexts(facts)
  const found = names.flatMap(({ kind, name, records }) => {
    const split = records.known ? findSplit(kind, records.value) : null
    return split ? [{ ...split, name }] : []
  })
  if (found.length === 0) for (const { records } of names) valueOf(records)
  return found
}

const joins = ({ name, first, second, joined }: SplitRecord & { name: string }): RecordEdit[] =>
  joined === null
    ? []
    : [
        { name, type: 'TXT', before: first, after: joined },
        { name, type: 'TXT', before: second, after: null },
      ]

export const oneStringSplitIntoTwoRecords = defineCheck({
  id: 'forms/one-string-split-into-two-records',
  severity: 'high',
  reference: { rfc: 7208, section: '3.3' },
  needs: TEXT_NEEDS,

  evaluate(facts) {
    const found = splitRecords(facts)
    return found.length > 0 ? fail({ names: namesOf(found) }) : pass
  },

  fix(facts) {
    const found = splitRecords(facts)
    return found.every(({ joined }) => joined !== null) ? found.flatMap(joins) : null
  },

  text: {
    en: {
      title: 'No record has been cut into two',
      failure:
        'At {names}, one long record was entered as two. Each half alone is broken, and receivers do not join them.',
      advice:
        'Delete the second half and enter the whole value as one record, even if it is longer than 255 characters.',
    },
    fr: {
      title: 'Aucun enregistrement n’est coupé en deux',
      failure:
        'Sous le nom {names}, un long enregistrement a été saisi en deux. Seules, les moitiés sont inutilisables, et les messageries ne les réunissent pas.',
      advice:
        'Supprimez la seconde moitié et saisissez toute la valeur en un seul enregistrement, même au-delà de 255 caractères.',
    },
  },
})

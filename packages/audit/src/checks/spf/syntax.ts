import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

const LONGEST = 80

/** The term around a place in the record. */
const termAt = (record: string, offset: number): string => {
  const from = record.lastIndexOf(' ', offset - 1) + 1
  const to = record.indexOf(' ', offset)
  return record.slice(from, to < 0 ? record.length : to).slice(0, LONGEST)
}

export const syntax = defineCheck({
  id: 'spf/syntax',
  severity: 'high',
  reference: { rfc: 7208, section: '4.6' },
  needs: ['spf'],

  evaluate({ spf }) {
    if (!spf) return notApplicable // spf/missing and spf/several-records speak for these
    const [first] = spf.problems
    if (!first) return pass
    const { code, offset } = first
    return fail({ code, position: offset + 1, term: termAt(spf.record ?? '', offset), count: spf.problems.length })
  },

  text: {
    en: {
      title: 'The SPF record can be read',
      failure:
        'Faults in the SPF record: {count}. Receivers then treat all of it as broken. First fault, at character {position}: {term}',
      advice:
        'Correct or remove what is not understood: terms are separated by one space, look like include:example.net or ip4:192.0.2.1, and contain no other characters.',
    },
    fr: {
      title: 'L’enregistrement SPF est lisible',
      failure:
        'Fautes dans l’enregistrement SPF : {count}. Les messageries le jugent alors entièrement invalide. Première faute, au caractère {position} : {term}',
      advice:
        'Corrigez ou retirez ce qui n’est pas compris : les éléments sont séparés par une espace, de la forme include:example.net ou ip4:192.0.2.1, sans autres caractères.',
    },
  },
})

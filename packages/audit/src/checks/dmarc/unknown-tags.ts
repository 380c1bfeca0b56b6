import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

export const unknownTags = defineCheck({
  id: 'dmarc/unknown-tags',
  severity: 'low',
  reference: { rfc: 9989, section: '4.7' },
  needs: ['dmarc'],

  evaluate({ dmarc }) {
    const found = valueOf(dmarc.found)
    if (!found) return notApplicable
    const { unknownTags } = found.record
    return unknownTags.length === 0 ? pass : fail({ tags: unknownTags.slice(0, 10) })
  },

  text: {
    en: {
      title: 'Every part of the DMARC record is known',
      failure: 'DMARC does not know “{tags}”. Receivers ignore it: if it was meant to set something, it does not.',
      advice:
        'Look for a typing mistake; the names are p, sp, np, rua, ruf, adkim, aspf, fo, t and psd, in small letters.',
    },
    fr: {
      title: 'Tous les éléments de l’enregistrement DMARC sont connus',
      failure:
        'DMARC ne connaît pas « {tags} ». Les messageries l’ignorent : si c’était un réglage, il n’a aucun effet.',
      advice:
        'Cherchez une faute de frappe : les noms sont p, sp, np, rua, ruf, adkim, aspf, fo, t et psd, en minuscules.',
    },
  },
})

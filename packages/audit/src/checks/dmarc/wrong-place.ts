import { defineCheck, fail, pass } from '../../check.ts'

export const wrongPlace = defineCheck({
  id: 'dmarc/wrong-place',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.5' },
  needs: ['dmarc', 'misplacedDmarc'],

  evaluate({ dmarc: { domain, steps }, misplacedDmarc }) {
    if (misplacedDmarc.length === 0) return pass
    return fail({ domain, name: `_dmarc.${domain}` }, steps[0]?.outcome === 'record' ? 'low' : null)
  },

  fix({ dmarc: { domain, steps }, misplacedDmarc }) {
    const [text] = misplacedDmarc
    if (text === undefined || misplacedDmarc.length > 1 || steps[0]?.outcome !== 'none') return null
    return [
      { name: `_dmarc.${domain}`, type: 'TXT', before: null, after: text },
      { name: domain, type: 'TXT', before: text, after: null },
    ]
  },

  text: {
    en: {
      title: 'The DMARC record is in its place',
      failure: 'A DMARC record is at {domain} itself. Receivers look for it only at {name}.',
      advice: 'Move it to the name {name} (or delete it if one is there); many forms want just “_dmarc”.',
    },
    fr: {
      title: 'L’enregistrement DMARC est à sa place',
      failure: 'Un enregistrement DMARC porte le nom {domain}. Les messageries ne le cherchent que sous le nom {name}.',
      advice:
        'Déplacez-le sous le nom {name} (ou supprimez-le s’il y en a un) ; beaucoup de formulaires n’attendent que « _dmarc ».',
    },
  },
})

import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'

/** The fields that Outlook reads as “high importance” ([MS-OXCMAIL] §2.2.3.2.5). */
const URGENT: ReadonlyMap<string, RegExp> = new Map([
  ['x-priority', /^\s*[12]\b/],
  ['x-msmail-priority', /^\s*high\b/i],
  ['importance', /^\s*high\b/i],
  ['priority', /^\s*urgent\b/i],
])

export const highPriority = defineContentCheck({
  id: 'headers/high-priority',
  severity: 'info',
  reference: {
    url: 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcmail/2bb19f1b-b35e-4966-b1cb-1afd044e83ab',
    date: '2026-11-22',
  },
  needs: ['fields'],

  evaluate({ fields }) {
    const urgent = fields.filter(({ name, value }) => URGENT.get(name.toLowerCase())?.test(value))
    return urgent.length > 0
      ? fail({ fields: firstFew(urgent.map(({ name, value }) => `${name}: ${value.slice(0, 40)}`)) })
      : pass
  },

  text: {
    en: {
      title: 'The message does not claim to be urgent',
      failure:
        'The message is marked as urgent ({fields}). Spam often does the same, so filters give it a little weight; readers see a red mark.',
      advice: 'Leave the priority normal in your sending software, unless this one message is truly urgent.',
    },
    fr: {
      title: 'Le message ne se dit pas urgent',
      failure:
        'Le message est marqué comme urgent ({fields}). Les spams font souvent de même : les filtres y accordent un peu de poids, et le lecteur voit une marque rouge.',
      advice: 'Laissez la priorité normale dans votre logiciel d’envoi, sauf si ce message-là est vraiment urgent.',
    },
  },
})

import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const ONE_CLICK = 'List-Unsubscribe=One-Click'

export const postWrongValue = defineContentCheck({
  id: 'unsubscribe/post-wrong-value',
  severity: 'medium',
  reference: { rfc: 8058, section: '3.1' },
  needs: ['unsubscribe'],

  evaluate({ unsubscribe }) {
    const { post } = unsubscribe
    if (post === null) return notApplicable
    return post.trim() === ONE_CLICK ? pass : fail({ value: post.slice(0, 100), expected: ONE_CLICK })
  },

  text: {
    en: {
      title: 'One-click unsubscription is announced to the letter',
      failure:
        'The List-Unsubscribe-Post field is written “{value}”; only “{expected}” counts. Mailboxes act as if it were not there.',
      advice: 'Write exactly “List-Unsubscribe-Post: {expected}”.',
    },
    fr: {
      title: 'Le désabonnement en un clic est annoncé à la lettre',
      failure:
        'Le champ « List-Unsubscribe-Post » est écrit « {value} » ; seul « {expected} » compte. Les messageries font comme s’il n’existait pas.',
      advice: 'Écrivez exactement « List-Unsubscribe-Post: {expected} ».',
    },
  },
})

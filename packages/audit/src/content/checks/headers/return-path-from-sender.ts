import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const returnPathFromSender = defineContentCheck({
  id: 'headers/return-path-from-sender',
  severity: 'low',
  reference: { rfc: 5321, section: '4.4' },
  needs: ['fields'],

  evaluate({ fields }) {
    const names = fields.map(({ name }) => name.toLowerCase())
    const returnPath = names.lastIndexOf('return-path')
    if (returnPath === -1) return pass
    // The server that delivers writes its own above the first hop; what stands below was there before.
    return returnPath > names.lastIndexOf('received')
      ? fail({ value: fields[returnPath]?.raw.slice(0, 200) ?? '' })
      : pass
  },

  text: {
    en: {
      title: 'The return address is left to the servers',
      failure:
        'The message was sent with a Return-Path of its own ({value}). Only the server that delivers may write it; servers remove it or distrust the message.',
      advice:
        'Set the address for bounces in the settings of your sending software (“bounce address”, “envelope sender”), and do not write the Return-Path field yourself.',
    },
    fr: {
      title: 'L’adresse de retour est laissée aux serveurs',
      failure:
        'Le message a été envoyé avec son propre « Return-Path » ({value}). Seul le serveur qui remet le message peut l’écrire ; les serveurs le retirent, ou se méfient du message.',
      advice:
        'Réglez l’adresse des messages non remis dans votre logiciel d’envoi (« adresse de retour », « bounce »), et n’écrivez pas vous-même le champ « Return-Path ».',
    },
  },
})

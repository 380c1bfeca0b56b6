import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hostsOf } from '../../links/web-link.ts'

const SHOWN = 5

export const notHttps = defineContentCheck({
  id: 'links/not-https',
  severity: 'low',
  reference: { rfc: 9110, section: '4.2.2' },
  needs: ['links'],

  evaluate({ links }) {
    if (hostsOf(links).length === 0) return notApplicable
    const hosts = hostsOf(links.filter(({ scheme }) => scheme === 'http'))
    return hosts.length > 0 ? fail({ hosts: hosts.slice(0, SHOWN), count: hosts.length }) : pass
  },

  text: {
    en: {
      title: 'Every web link is encrypted (https)',
      failure:
        'Links that begin with http:// instead of https://: {hosts}. What the reader does there can be read on the way, and browsers warn of it.',
      advice: 'Write https:// in these links; nearly every site answers to it.',
    },
    fr: {
      title: 'Chaque lien web est chiffré (https)',
      failure:
        'Des liens commencent par http:// au lieu de https:// : {hosts}. Ce que le lecteur y fait peut être lu en route, et les navigateurs mettent en garde.',
      advice: 'Écrivez https:// dans ces liens ; presque tous les sites y répondent.',
    },
  },
})

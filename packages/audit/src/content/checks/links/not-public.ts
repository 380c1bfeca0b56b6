import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isPublicHost } from '../../links/public-host.ts'
import { hostsOf } from '../../links/web-link.ts'

const SHOWN = 5

export const notPublic = defineContentCheck({
  id: 'links/not-public',
  severity: 'medium',
  reference: { rfc: 6761, section: '6' },
  needs: ['links'],

  evaluate({ links }) {
    const hosts = hostsOf(links)
    if (hosts.length === 0) return notApplicable
    const hidden = hosts.filter((host) => !isPublicHost(host))
    return hidden.length > 0 ? fail({ hosts: hidden.slice(0, SHOWN) }) : pass
  },

  text: {
    en: {
      title: 'Links lead to where the reader can go',
      failure:
        'Links lead to {hosts}: names or addresses that exist in a private network only, often left over from a trial.',
      advice: 'Put the public address of the site there; in a template, set its base address.',
    },
    fr: {
      title: 'Les liens mènent là où le lecteur peut aller',
      failure:
        'Des liens mènent à {hosts} : des noms ou des adresses qui n’existent que dans un réseau privé, souvent un reste d’essai.',
      advice: 'Mettez-y l’adresse publique du site ; dans un modèle, réglez son adresse de base.',
    },
  },
})

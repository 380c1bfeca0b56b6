import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hostsOf } from '../../links/web-link.ts'
import { parseIp } from '../../../spf/ip-address.ts'

const SHOWN = 5

export const ipAddress = defineContentCheck({
  id: 'links/ip-address',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_uri_tests.cf', date: '2026-11-22' },
  needs: ['links'],

  evaluate({ links }) {
    const hosts = hostsOf(links)
    if (hosts.length === 0) return notApplicable
    const addresses = hosts.filter((host) => parseIp(host) !== null)
    return addresses.length > 0 ? fail({ addresses: addresses.slice(0, SHOWN) }) : pass
  },

  text: {
    en: {
      title: 'Links lead to names, not to IP addresses',
      failure:
        'Links lead to bare IP addresses: {addresses}. Nearly every site has a name; filters mark this down heavily.',
      advice: 'Give the site a name in your DNS, with a certificate, and link to that.',
    },
    fr: {
      title: 'Les liens mènent à des noms, non à des adresses IP',
      failure:
        'Des liens mènent à de simples adresses IP : {addresses}. Presque tous les sites ont un nom ; les filtres le sanctionnent lourdement.',
      advice: 'Donnez un nom au site dans votre DNS, avec un certificat, et renvoyez à ce nom.',
    },
  },
})

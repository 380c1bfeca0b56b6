import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { authorityOf, isWebLink } from '../../links/web-link.ts'

const SHOWN = 5
const USUAL_PORTS = new Set(['80', '443'])

export const oddAddress = defineContentCheck({
  id: 'links/odd-address',
  severity: 'medium',
  reference: { rfc: 3986, section: '3.2' },
  needs: ['links'],

  evaluate({ links }) {
    const web = links.filter(isWebLink)
    if (web.length === 0) return notApplicable
    const odd = web.filter(({ href }) => {
      const { hasUser, port } = authorityOf(href)
      return hasUser || (port !== null && !USUAL_PORTS.has(port))
    })
    const shown = [...new Set(odd.map(({ href }) => authorityOf(href).text))].slice(0, SHOWN)
    return odd.length > 0 ? fail({ addresses: shown, count: odd.length }) : pass
  },

  text: {
    en: {
      title: 'Links have no user name and no unusual port',
      failure:
        'Links with a user name before the host, or with an unusual port: {addresses}. What stands before an @ hides the true host, and some filters and networks block unusual ports.',
      advice: 'Use plain links such as https://www.example.org/page.',
    },
    fr: {
      title: 'Les liens n’ont ni nom d’utilisateur ni port inhabituel',
      failure:
        'Des liens portent un nom d’utilisateur avant l’hôte, ou un port inhabituel : {addresses}. Ce qui précède un @ cache le véritable hôte, et certains filtres et réseaux bloquent les ports inhabituels.',
      advice: 'Utilisez des liens simples, comme https://www.example.org/page.',
    },
  },
})

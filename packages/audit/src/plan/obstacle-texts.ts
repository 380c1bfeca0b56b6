import type { Locale } from '../check.ts'
import type { PlanObstacle } from './step.ts'

/** Why nothing can be planned, and what to do instead. */
export const OBSTACLE_TEXTS: Readonly<Record<PlanObstacle, Readonly<Record<Locale, string>>>> = {
  'not-yours': {
    en: '{domain} belongs to your mailbox provider: nobody but the provider can change its DNS records. To send with records of your own, send from a domain of your own.',
    fr: '{domain} appartient à votre messagerie : elle seule peut en modifier les enregistrements DNS. Pour envoyer avec vos propres enregistrements, utilisez un domaine à vous.',
  },
  'not-found': {
    en: 'The domain {domain} does not exist in the DNS. Check how it is spelt, and that it is still registered.',
    fr: 'Le domaine {domain} n’existe pas dans le DNS. Vérifiez son orthographe, et qu’il est toujours enregistré.',
  },
  'dns-silent': {
    en: 'The DNS did not say what {domain} publishes for SPF or DMARC. A plan made blind could do harm: try again in a moment.',
    fr: 'Le DNS n’a pas répondu sur ce que {domain} publie pour SPF ou DMARC. Un plan fait à l’aveugle pourrait nuire : réessayez dans un instant.',
  },
}

import { nameKey } from '../../../resolver.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanChange } from '../../step.ts'
import { address } from '../helo/address.ts'

const CURES = ['reverse/missing', 'reverse/not-confirmed', 'reverse/generic-name']
/** A name that is only generic is no fault: it goes along, and is no reason by itself. */
const REASONS = ['reverse/missing', 'reverse/not-confirmed']

const wantedName = (helo: string | null, ip: string): PlanChange =>
  helo === null ? { code: 'any-name', params: { ip } } : { code: 'helo-name', params: { ip, helo } }

/** The name of an address is kept by whoever the address belongs to, never in the zone of the sender’s domain. */
export const name = defineStep({
  kind: 'reverse/name',
  who: 'server',
  minutes: 20,

  async build(context) {
    const { audit, evidence } = context
    const reverse = valueOrNull(evidence.reverse)
    if (!reverse || failingOf(audit.findings, REASONS).length === 0) return []
    const { ip, names } = reverse
    const given = await address.build(context)
    if (names.some((one) => given.some(({ subject }) => subject === nameKey(one.name)))) return [] // it leads back then
    const helo = valueOrNull(evidence.helo)
    const isUsable = helo?.addresses.known === true && helo.addresses.value.includes(ip)
    const now: PlanChange =
      names.length === 0
        ? { code: 'no-name', params: { ip } }
        : { code: 'leads-elsewhere', params: { ip, names: names.map((one) => one.name) } }
    return [
      {
        subject: ip,
        edits: [],
        isLater: false,
        params: { ip },
        changes: [now, wantedName(isUsable ? helo.name : null, ip)],
        cures: failingOf(audit.findings, CURES),
        after: [],
      },
    ]
  },

  text: {
    en: {
      title: 'Have {ip} given a name that leads back to it',
      why: 'Gmail, Outlook.com, Orange and others refuse or distrust an address without a name of its own (reverse DNS), or one whose name leads elsewhere.',
      how: 'Only whoever owns the address can do it: the host of the server, in its console (often under “reverse DNS” or “PTR”), or through its support. If you send through a mail service, tell its support: it is their server.',
      changes: {
        'no-name': '{ip} has no name today.',
        'leads-elsewhere': '{ip} is called {names} today, which does not lead back to it.',
        'helo-name': 'Ask for {helo}: the server introduces itself by that name, and it leads to {ip} already.',
        'any-name':
          'Ask for a name of your own, such as mail.example.org, not one made from the address; it has to lead to {ip} too.',
      },
    },
    fr: {
      title: 'Faire donner à l’adresse {ip} un nom qui y ramène',
      why: 'Gmail, Outlook.com, Orange et d’autres refusent une adresse sans nom (DNS inverse) ou dont le nom mène ailleurs, ou s’en méfient.',
      how: 'Seul le détenteur de l’adresse peut le faire : l’hébergeur du serveur, dans sa console (souvent sous « DNS inverse », « reverse » ou « PTR ») ou par son assistance. Si vous envoyez par un service de messagerie, signalez-le à son assistance : le serveur est à lui.',
      changes: {
        'no-name': 'L’adresse {ip} n’a pas de nom aujourd’hui.',
        'leads-elsewhere': 'L’adresse {ip} porte aujourd’hui le nom {names}, qui n’y ramène pas.',
        'helo-name': 'Demandez {helo} : le serveur se présente sous ce nom, qui mène déjà à {ip}.',
        'any-name':
          'Demandez un nom à vous, tel que mail.example.org, et non un nom tiré de l’adresse ; il doit aussi mener à {ip}.',
      },
    },
  },
})

import type { ListAnswer } from '../../../lists/facts.ts'
import { listingsOf } from '../../../lists/listings.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanChange, type PlanContext, type StepDraft } from '../../step.ts'

interface Listed {
  readonly answer: ListAnswer
  readonly checkId: string
  readonly cause: PlanChange['code']
}

const listedIn = ({ evidence }: PlanContext): Listed[] => {
  const [ip, domain] = [valueOrNull(evidence.ipLists) ?? [], valueOrNull(evidence.domainLists) ?? []]
  const those = (answers: readonly ListAnswer[], kind: 'listed' | 'policy', checkId: string, cause: string) =>
    listingsOf(answers, kind)
      .filter(({ weight }) => weight !== 'info')
      .map((answer): Listed => ({ answer, checkId, cause }))
  return [
    ...those(ip, 'listed', 'lists/ip-listed', 'server'),
    ...those(ip, 'policy', 'lists/ip-not-for-mail', 'not-for-mail'),
    ...those(domain, 'listed', 'lists/domain-listed', 'domain'),
  ]
}

const draftOf = ({ audit }: PlanContext, { answer, checkId, cause }: Listed): StepDraft => {
  const { listId, subject, zone, delistUrl } = answer
  const removal: PlanChange =
    delistUrl === null ? { code: 'no-page', params: { list: zone } } : { code: 'page', params: { url: delistUrl } }
  return {
    subject: `${listId}/${subject}`,
    edits: [],
    isLater: false,
    params: { subject, list: zone },
    changes: [{ code: cause, params: { subject } }, ...(cause === 'not-for-mail' ? [] : [removal])],
    cures: failingOf(audit.findings, [checkId]),
    after: [],
  }
}

export const delist = defineStep({
  kind: 'lists/delist',
  who: 'server',
  minutes: 30,

  build: (context) => listedIn(context).map((listed) => draftOf(context, listed)),

  text: {
    en: {
      title: 'Have {subject} taken off {list}',
      why: '{subject} is on the blocklist {list}. Receivers that consult it refuse the mail, or file it as spam.',
      how: 'End the cause first: who asks for removal before is soon listed again.',
      changes: {
        server:
          'Look for the cause on the server at {subject}: a hijacked account, a form without protection, a purchased list. If it is the server of a mail service, tell its support: only they can have it removed.',
        domain:
          'Look for the cause: a hijacked account or website, links to {subject} in unwanted mail, a purchased list.',
        'not-for-mail':
          '{subject} is listed as an address that should not send mail by itself, such as that of an Internet connection: send through the relay of your mail service instead.',
        page: 'Then ask for removal at {url}.',
        'no-page': '{list} takes no requests: the listing ends by itself once the cause is gone.',
      },
    },
    fr: {
      title: 'Faire retirer {subject} de la liste {list}',
      why: '{subject} figure sur la liste noire {list}. Les messageries qui la consultent refusent les messages, ou les classent en indésirables.',
      how: 'Supprimez d’abord la cause : demander le retrait avant, c’est être vite réinscrit.',
      changes: {
        server:
          'Cherchez la cause sur le serveur {subject} : un compte piraté, un formulaire sans protection, une liste achetée. Si c’est le serveur d’un service de messagerie, signalez-le à son assistance : elle seule peut obtenir le retrait.',
        domain:
          'Cherchez la cause : un compte ou un site piraté, des liens vers {subject} dans des messages non désirés, une liste achetée.',
        'not-for-mail':
          '{subject} y figure comme une adresse qui ne devrait pas envoyer de messages par elle-même, telle celle d’une connexion Internet : passez par le relais SMTP de votre service de messagerie.',
        page: 'Demandez ensuite le retrait à l’adresse {url}.',
        'no-page':
          'La liste {list} ne prend pas de demandes : l’inscription cesse d’elle-même une fois la cause disparue.',
      },
    },
  },
})

import { HandoverKit, NoticeList, Plan, type PlanRecord, type RecordState, type Verification } from '@bienrecu/shared'

type Language = 'fr' | 'en'

const AT = '2026-11-22T10:00:00.000Z'
const idOf = (number: number) => `6f1c2f0a-5d1b-4c57-9a55-${String(number).padStart(12, '0')}`

export const PLAN_ID = idOf(1)
const DKIM_VALUE = `v=DKIM1; k=rsa; p=${'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQ'.repeat(6)}IDAQAB`
const SPF_BEFORE = 'v=spf1 include:mx.ovh.com include:_spf.example.net ~all'
const SPF_AFTER = 'v=spf1 include:mx.ovh.com include:spf.brevo.com ~all'
const DMARC = 'v=DMARC1; p=none; rua=mailto:dmarc@example.org'

const TEXTS = {
  fr: {
    sentence:
      'Avec ces trois enregistrements, ce même message aurait été validé par SPF, DKIM et DMARC chez Gmail et La Poste.',
    dkim: {
      title: 'Publier la clé DKIM de Brevo',
      why: 'Vos messages portent une signature que personne ne peut vérifier : la clé manque dans le DNS.',
      how: 'Ajoutez cet enregistrement tel quel.',
    },
    spf: {
      title: 'Autoriser Brevo dans votre SPF',
      why: 'Brevo envoie en votre nom sans y être autorisé.',
      how: 'Modifiez l’enregistrement qui existe ; n’en ajoutez pas un second.',
      changes: [
        '« include:spf.brevo.com » est ajouté : c’est lui qui autorise Brevo.',
        '« include:_spf.example.net » est retiré : vous avez dit ne plus l’utiliser.',
      ],
    },
    dmarc: {
      title: 'Publier une politique DMARC',
      why: 'Gmail, Yahoo et La Poste la demandent. Elle n’arrête rien : elle fait d’abord venir les rapports.',
      how: 'Ajoutez cet enregistrement.',
    },
    content: {
      title: 'Ajouter une version en texte au message',
      why: 'Un message en HTML seul est plus suspect.',
      how: 'Demandez à votre logiciel d’envoyer aussi la version en texte.',
    },
    later: {
      title: 'Passer DMARC à « quarantine »',
      why: 'Les messages qui usurpent votre nom iront dans les indésirables.',
      how: 'Quand tous vos relais auront été alignés pendant 14 jours.',
    },
    path: 'Noms de domaine › example.org › Zone DNS › Ajouter une entrée › TXT',
    label: 'Sous-domaine',
    note: 'OVHcloud ajoute « example.org » lui-même : ne le tapez pas.',
    key: 'Seule la console de Brevo connaît votre clé DKIM : collez ici ce qu’elle affiche.',
    sender:
      'Envoyez-vous encore des messages avec le service que « include:_spf.example.net » autorise dans votre SPF ? Il coûte 3 requêtes DNS. Sinon, ce terme peut être retiré.',
    report: 'À quelle adresse envoyer les rapports DMARC ? Sans elle, personne ne vous dit qui envoie en votre nom.',
    service: 'Avec quel service envoyez-vous les messages de ce domaine ?',
    notYours:
      'gmail.com appartient à votre messagerie : elle seule peut en modifier les enregistrements DNS. Pour envoyer avec vos propres enregistrements, utilisez un domaine à vous.',
    twice:
      'Le nom a été complété deux fois : l’enregistrement se trouve sous « _dmarc.example.org.example.org ». Tapez « _dmarc » seulement.',
    states: {
      awaited: 'Aucun serveur de noms ne l’a encore.',
      different: 'L’enregistrement est publié, mais pas comme demandé.',
      partly: 'Un serveur de noms sur deux l’a.',
      published: 'Tous les serveurs de noms l’ont.',
      visible: 'Les serveurs de noms et les résolveurs publics l’ont.',
    },
  },
  en: {
    sentence:
      'With these three records, this same message would have passed SPF, DKIM and DMARC at Gmail and La Poste.',
    dkim: {
      title: 'Publish the DKIM key of Brevo',
      why: 'Your messages carry a signature that nobody can verify: the key is missing from the DNS.',
      how: 'Add this record as it stands.',
    },
    spf: {
      title: 'Authorise Brevo in your SPF record',
      why: 'Brevo sends in your name without being authorised.',
      how: 'Change the record that is there; do not add a second one.',
      changes: [
        '“include:spf.brevo.com” is added: it authorises Brevo.',
        '“include:_spf.example.net” is taken out: you said that you no longer use it.',
      ],
    },
    dmarc: {
      title: 'Publish a DMARC policy',
      why: 'Gmail, Yahoo and La Poste ask for it. It stops nothing: at first it only brings the reports.',
      how: 'Add this record.',
    },
    content: {
      title: 'Add a text version to the message',
      why: 'A message in HTML alone is more suspicious.',
      how: 'Have your software send the text version too.',
    },
    later: {
      title: 'Raise DMARC to “quarantine”',
      why: 'Messages that impersonate you will go to the spam folder.',
      how: 'Once all your relays have been aligned for 14 days.',
    },
    path: 'Domain names › example.org › DNS zone › Add an entry › TXT',
    label: 'Sub-domain',
    note: 'OVHcloud adds “example.org” by itself: do not type it.',
    key: 'Only the console of Brevo knows your DKIM key: paste what it shows there.',
    sender:
      'Do you still send mail with what “include:_spf.example.net” in your SPF record stands for? It costs 3 DNS look-ups. If not, it can go.',
    report: 'To which address may the DMARC reports go? Without one, nobody tells you who sends in your name.',
    service: 'With which service do you send the mail of this domain?',
    notYours:
      'gmail.com belongs to your mailbox provider: nobody but the provider can change its DNS records. To send with records of your own, send from a domain of your own.',
    twice: 'The name was completed twice: the record stands at “_dmarc.example.org.example.org”. Type “_dmarc” alone.',
    states: {
      awaited: 'No name server has it yet.',
      different: 'The record is published, but not as asked for.',
      partly: 'One name server out of two has it.',
      published: 'All name servers have it.',
      visible: 'The name servers and the public resolvers have it.',
    },
  },
} as const

type Told = Exclude<RecordState, 'planned' | 'gone'>

const SERVER_STATES = {
  awaited: ['absent', 'absent'],
  different: ['different', 'absent'],
  partly: ['seen', 'no-answer'],
  published: ['seen', 'seen'],
  visible: ['seen', 'seen'],
} as const

const verificationOf = (language: Language, state: Told, name: string, type: string, value: string): Verification => ({
  name,
  type,
  value,
  state,
  servers: (['ns1.example.net', 'ns2.example.net'] as const).map((server, index) => {
    const seen = SERVER_STATES[state][index] ?? 'absent'
    const isTwice = seen === 'different'
    return {
      server,
      address: `192.0.2.${53 + index}`,
      state: seen,
      found: seen === 'absent' || seen === 'no-answer' ? [] : [value],
      difference: isTwice ? 'name-typed-twice' : null,
      foundAt: isTwice ? `${name}.example.org` : null,
      text: isTwice ? TEXTS[language].twice : null,
    }
  }),
  resolvers:
    state === 'visible' || state === 'published'
      ? [
          { resolver: 'Quad9', state: state === 'visible' ? 'seen' : 'absent', ttl: 300 },
          { resolver: 'Cloudflare', state: 'seen', ttl: 3600 },
        ]
      : [],
  oldUntil: state === 'published' ? '2099-11-22T16:42:00.000Z' : null,
  text: TEXTS[language].states[state],
  checkedAt: AT,
})

interface RecordOptions {
  language: Language
  number: number
  name: string
  typedName: string
  value: string
  type?: string
  before?: string[]
  state?: RecordState
}

const recordOf = ({ language, number, name, typedName, value, ...more }: RecordOptions): PlanRecord => {
  const { type = 'TXT', before = [], state = 'planned' } = more
  const isTold = state !== 'planned' && state !== 'gone'
  return {
    id: idOf(100 + number),
    name,
    type,
    before,
    after: [value],
    typed: {
      type,
      name: typedName,
      value,
      priority: null,
      ttl: null,
      nameLabel: TEXTS[language].label,
      otherName: null,
      notes: typedName === '' ? [] : [TEXTS[language].note],
      isCertain: true,
    },
    state,
    publishedAt: isTold ? AT : null,
    seenAt: null,
    visibleAt: null,
    oldUntil: state === 'published' ? '2099-11-22T16:42:00.000Z' : null,
    nextLookAt: isTold && state !== 'visible' ? '2099-11-22T10:05:00.000Z' : null,
    verification: isTold ? verificationOf(language, state, name, type, value) : null,
  }
}

/** How far each of the three records is. */
export interface Progress {
  spf?: RecordState
  dkim?: RecordState
  dmarc?: RecordState
  /** The step without a record is ticked off. */
  isTicked?: boolean
  /** The key of the mail service is not known yet. */
  wantsKey?: boolean
}

const isSeen = (state: RecordState) => state === 'published' || state === 'visible'

const stepsOf = (language: Language, progress: Progress): Plan['steps'] => {
  const { spf = 'planned', dkim = 'planned', dmarc = 'planned', isTicked = false, wantsKey = false } = progress
  const texts = TEXTS[language]
  const step = { changes: [], helps: [], dependsOn: [], later: false, isDone: false, records: [] }
  return [
    {
      ...step,
      ...texts.spf,
      changes: [...texts.spf.changes],
      id: 'spf/record',
      kind: 'spf/record',
      who: 'dns',
      minutes: 5,
      gain: 1,
      helps: ['Gmail', 'La Poste'],
      isDone: isSeen(spf),
      records: [
        recordOf({
          language,
          number: 1,
          name: 'example.org',
          typedName: '',
          value: SPF_AFTER,
          before: [SPF_BEFORE],
          state: spf,
        }),
      ],
    },
    {
      ...step,
      ...texts.dkim,
      id: 'dkim/publish/brevo',
      kind: 'dkim/publish',
      who: wantsKey ? 'mail-service' : 'dns',
      minutes: 10,
      gain: 1.5,
      isDone: isSeen(dkim),
      records: wantsKey
        ? []
        : [
            recordOf({
              language,
              number: 2,
              name: 'mail._domainkey.example.org',
              typedName: 'mail._domainkey',
              value: DKIM_VALUE,
              state: dkim,
            }),
          ],
    },
    {
      ...step,
      ...texts.dmarc,
      id: 'dmarc/publish',
      kind: 'dmarc/publish',
      who: 'dns',
      minutes: 5,
      gain: 1,
      helps: ['Gmail', 'Yahoo', 'La Poste'],
      dependsOn: ['spf/record'],
      isDone: isSeen(dmarc),
      records: [
        recordOf({
          language,
          number: 3,
          name: '_dmarc.example.org',
          typedName: '_dmarc',
          value: DMARC,
          state: dmarc,
        }),
      ],
    },
    {
      ...step,
      ...texts.content,
      id: 'content/text',
      kind: 'content/text',
      who: 'sender',
      minutes: 15,
      gain: 0.5,
      isDone: isTicked,
    },
    {
      ...step,
      ...texts.later,
      id: 'dmarc/quarantine',
      kind: 'dmarc/quarantine',
      who: 'dns',
      minutes: 5,
      gain: 0,
      later: true,
      records: [
        recordOf({
          language,
          number: 5,
          name: '_dmarc.example.org',
          typedName: '_dmarc',
          value: DMARC.replace('none', 'quarantine'),
          before: [DMARC],
        }),
      ],
    },
  ]
}

const questionsOf = (language: Language): Plan['questions'] => {
  const texts = TEXTS[language]
  return [
    {
      code: 'which-mail-service',
      subject: null,
      text: texts.service,
      choices: [
        { id: 'brevo', name: 'Brevo' },
        { id: 'ovh', name: 'OVHcloud' },
      ],
    },
    { code: 'sender-still-used', subject: 'include:_spf.example.net', text: texts.sender, choices: [] },
    { code: 'report-address', subject: null, text: texts.report, choices: [] },
  ]
}

/** A plan at OVHcloud with three records, a step of another kind and a later one. */
export const planIn = (language: Language, progress: Progress = {}, hasQuestions = false): Plan => {
  const texts = TEXTS[language]
  const key = { code: 'key-wanted', subject: 'brevo', text: texts.key, choices: [] }
  return Plan.parse({
    id: PLAN_ID,
    domain: 'example.org',
    zone: 'example.org',
    dnsHost: {
      id: 'ovh',
      name: 'OVHcloud',
      isCertain: true,
      editorUrl: 'https://www.ovh.com/manager/#/web/domain/example.org/zone',
      path: texts.path,
      notes: [],
      domainConnect: null,
    },
    obstacle: null,
    steps: stepsOf(language, progress),
    questions: [...(hasQuestions ? questionsOf(language) : []), ...(progress.wantsKey ? [key] : [])],
    answers: {},
    predicted: {
      spf: 'pass',
      dkim: 'pass',
      dmarc: 'pass',
      lookups: { before: 4, after: 3 },
      providers: [],
      sentence: texts.sentence,
    },
    reportId: null,
    createdAt: AT,
    updatedAt: AT,
  })
}

/** What is said of a domain that belongs to somebody else. */
export const foreignPlanIn = (language: Language): Plan =>
  Plan.parse({
    ...planIn(language),
    domain: 'gmail.com',
    zone: 'gmail.com',
    dnsHost: null,
    steps: [],
    obstacle: { code: 'not-yours', text: TEXTS[language].notYours },
  })

export const handoverKitIn = (language: Language): HandoverKit =>
  HandoverKit.parse({
    handover: {
      id: idOf(50),
      planId: PLAN_ID,
      locale: language,
      createdAt: AT,
      expiresAt: '2099-12-22T10:00:00.000Z',
      openedAt: null,
      isRevoked: false,
    },
    url: 'http://127.0.0.1:2436/h/6nXc2mPq8sTz4vBw',
    isReachable: false,
    subject: 'example.org',
    message: `${TEXTS[language].sentence}\n\nTXT example.org\n${SPF_AFTER}\n`,
    records: `TXT  example.org\n${SPF_AFTER}\n\nTXT  _dmarc.example.org\n${DMARC}\n`,
    zoneFile: `example.org. IN TXT "${SPF_AFTER}"\n_dmarc.example.org. IN TXT "${DMARC}"\n`,
  })

export const noticesIn = (language: Language): NoticeList =>
  NoticeList.parse({
    unread: 1,
    items: [
      {
        id: idOf(60),
        kind: 'visible',
        domain: 'example.org',
        planId: PLAN_ID,
        title: language === 'fr' ? 'example.org : tout est visible' : 'example.org: everything is visible',
        text: TEXTS[language].states.visible,
        at: AT,
        readAt: null,
      },
    ],
  })

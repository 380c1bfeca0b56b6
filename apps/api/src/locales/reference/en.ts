import type { ReferenceText } from './reference-text.ts'

export const en: ReferenceText = {
  title: 'Bien reçu API',
  introduction:
    'Keeps your relays, sends the mail-tester probe through them, and keeps the results. It runs on your own machine and answers the devices you have paired with it.',
  token: 'The token a device received when it was paired. It is good for 180 days after its last use.',
  problem: 'Problem details (RFC 9457): a code from one closed list, and its sentence in your language',
  tags: {
    meta: 'The instance',
    devices: 'Pairing, and the devices that may use the API',
    relays: 'Your own mail servers',
    probes: 'Tests: one message each, followed step by step',
    messages: 'Messages of your own, to be sent instead of the quote',
    addresses: 'Addresses of your own that tests may go to',
    reports: 'Results read on mail-tester, kept here',
    testers: 'Places that take a test and judge it; messages judged by our own',
    audits: 'Domains: what the DNS says of them, judged',
    plans: 'What to do for a domain, record by record, and whether it is published',
    watches: 'Domains that are looked after',
    notices: 'What the watch has to say, and where it says it',
  },
  operations: {
    getMeta: {
      summary: 'Who answers here',
      description:
        'Needs no token and tells nothing secret: enough for a device to know whom it is about to pair with.',
      answer: 'Product, versions and clock',
    },
    pairDevice: {
      summary: 'Exchange a pairing code for a token',
      description:
        'The code comes from the first start, or from “bienrecu pair”. It is good once, for ten minutes, and dies after five wrong tries. The token is shown once, and is bound to the Origin of this request.',
      answer: 'Paired',
    },
    listDevices: { summary: 'Devices that may use the API', answer: 'Oldest first' },
    revokeDevice: {
      summary: 'Take a device’s token away',
      description:
        'From then on its requests are answered 401 with the code token-revoked. The id “current” stands for the device that asks.',
      answer: 'Revoked',
    },
    listRelays: { summary: 'All relays', answer: 'In the order the user gave them' },
    detectRelay: {
      summary: 'Find the mail host of an address',
      description:
        'Asks, in this order of trust, the table of providers, the configuration file that the domain publishes, its SRV records, its MX and SPF. Each value says where it comes from; what did not answer is “undetermined”. Nothing is kept.',
      answer: 'What was found; null where nothing is known',
    },
    listMailPresets: {
      summary: 'The providers to choose from',
      description: 'Each with its servers, and with what it demands before it can work.',
      answer: 'Mailboxes first, then hosts of mailboxes on one’s own domain, services that send, services that forward',
    },
    createRelay: {
      summary: 'Add a relay',
      description: 'The password is write-only: it is sealed when it arrives, and no answer ever carries it.',
      answer: 'Added; the Location header says where',
    },
    getRelay: { summary: 'One relay', answer: 'The relay' },
    updateRelay: {
      summary: 'Change a relay',
      description:
        'Fields that are absent keep their value. Another host, user name or certificate authority clears the password, unless a new one comes with it; so does giving up encryption, and another port without encryption.',
      answer: 'The relay as it is now',
    },
    deleteRelay: {
      summary: 'Delete a relay and its password',
      description: 'Its tests stay in the history.',
      answer: 'Deleted',
    },
    testRelay: {
      summary: 'Test a relay',
      description:
        'Connects and signs in, and sends nothing. A test that fails is an answer as well: 200, with “ok” false.',
      answer: 'What each step found',
    },
    orderRelays: {
      summary: 'Put the relays into an order',
      description: 'Relays that are not named stay behind, in the order they had.',
      answer: 'All relays, in their order',
    },
    setRelayRoles: {
      summary: 'Choose the default relay and the fallback',
      description:
        'The fallback is the operator’s own sending service: it is offered while another relay is broken, and used only when the user chooses it. Null takes a role away, absence leaves it as it is.',
      answer: 'All relays, in their order',
    },
    duplicateRelay: {
      summary: 'Make a second relay like this one',
      description: 'With its password; without its tests, its roles, its mailbox and its sign-in.',
      answer: 'The new relay; the Location header says where',
    },
    setRelayImap: {
      summary: 'Set the mailbox in which a relay files what it sent',
      description:
        'Without a password of its own the mailbox takes the relay’s, or its sign-in. Another server makes the password forgotten.',
      answer: 'The relay with its mailbox',
    },
    deleteRelayImap: { summary: 'File nothing any more', answer: 'Deleted, password included' },
    checkRelayImap: {
      summary: 'Try a mailbox and read its folders',
      description: 'Connects and signs in, changes nothing. A failed check is an answer, not an error.',
      answer: 'What was found',
    },
    listOAuthProviders: {
      summary: 'Providers one can sign in with',
      description: 'Those for which the operator has registered an application.',
      answer: 'Each provider, and whether it is set up',
    },
    startOAuth: {
      summary: 'Sign in with the provider of a relay',
      description:
        'In a browser (authorisation code with PKCE) or, where there is none, by a code to type on the provider’s page (RFC 8628).',
      answer: 'The address to open, or the code to type',
    },
    getOAuth: { summary: 'How the sign-in of a relay stands', answer: 'Its state, without any token' },
    endOAuth: {
      summary: 'Sign out of the provider',
      description: 'The tokens are erased, and revoked where the provider allows it.',
      answer: 'Signed out',
    },
    createProbe: {
      summary: 'Send a probe',
      description:
        'One message to one address, by way of a relay. The same Idempotency-Key with the same request is the same message, however often it is sent; with another request it is refused.',
      answer: {
        200: 'Known already: nothing more is sent',
        201: 'Taken on; the Location header says where',
      },
    },
    createSelfTest: {
      summary: 'Send a message to oneself',
      description:
        'To the relay’s own From address, to that of another relay, or to a confirmed address. It ends once the relay has taken it: no tester judges it.',
      answer: {
        200: 'Known already: nothing more is sent',
        201: 'Taken on; the Location header says where',
      },
    },
    createProbeBatch: {
      summary: 'Send the same message through several relays',
      description:
        'All at the same moment; all of them or none. At a tester each relay needs an address of its own; your own address may be the same for all.',
      answer: {
        200: 'Known already: nothing more is sent',
        201: 'Taken on; the Location header says where',
      },
    },
    getProbeBatch: { summary: 'One comparison', answer: 'What each relay did, in the order of the targets' },
    createMessage: {
      summary: 'Keep a message of your own',
      description:
        'As parts or as an .eml file of at most 10 MB. Nothing is sent yet: a probe names it as “ownMessageId”. It goes with its own headers, except those the relay puts in their place.',
      answer: 'Kept; the Location header says where',
    },
    listMessages: { summary: 'Messages of your own', answer: 'Newest first' },
    getMessage: { summary: 'One message of your own', answer: 'The message as it reads' },
    deleteMessage: { summary: 'Forget a message of your own', answer: 'Deleted; what was sent stays in the history' },
    askConfirmation: {
      summary: 'Have a code sent to an address',
      description:
        'Good for half an hour and five tries. At most five a day leave this instance. Nothing is sent to an address that is confirmed already.',
      answer: 'The address, waiting for its code, or confirmed before',
    },
    confirmAddress: { summary: 'Confirm an address with its code', answer: 'The confirmed address' },
    listConfirmedAddresses: {
      summary: 'Addresses that are confirmed, or waiting for their code',
      answer: 'In the order in which they were asked about',
    },
    forgetAddress: { summary: 'Send nothing more to an address', answer: 'Forgotten' },
    listWatches: { summary: 'The domains that are looked after', answer: 'By name' },
    setWatch: {
      summary: 'Look after a domain, pause that, or take it up again',
      description:
        'A domain is looked after by itself once all records of its plan are in place. One without a plan is taken as it is at the first look. It is looked at once a day.',
      answer: 'The watch',
    },
    removeWatch: { summary: 'Look after a domain no longer', answer: 'Removed' },
    listNotices: { summary: 'Everything the watch has said', answer: 'The latest first, 200 at most' },
    readNotice: { summary: 'Mark a notice as read', answer: 'Marked' },
    deleteNotice: {
      summary: 'Delete a notice',
      description: 'What it tells is not told again for that.',
      answer: 'Deleted',
    },
    getNoticeSettings: {
      summary: 'Where notices go besides the extension',
      description: 'The secret of the webhook is write-only: the answer says whether there is one.',
      answer: 'The settings, and why the last notice was given up, if it was',
    },
    setNoticeSettings: {
      summary: 'Set where notices go besides the extension',
      description:
        'By e-mail through one of the relays, to the sender of a relay or to a confirmed address; and to a webhook, over HTTPS and at public addresses alone. Each call of the webhook is signed: Bienrecu-Signature holds t, the moment in seconds, and v1, the hexadecimal HMAC-SHA256 of “t.body” under the secret.',
      answer: 'The settings',
    },
    testNoticeSettings: {
      summary: 'Send one message each way that is set up',
      answer: 'How each ended; null for a way that is not set up',
    },
    listProbes: { summary: 'All probes, newest first', answer: 'A page; nextCursor leads to the next one' },
    getProbe: { summary: 'One probe', answer: 'The probe with all its events' },
    cancelProbe: {
      summary: 'Cancel a probe',
      description: 'Possible until the body of the message begins; after that nothing can call it back.',
      answer: 'Cancelled: nothing was sent',
    },
    deleteProbe: { summary: 'Delete a probe, its events and its report', answer: 'Deleted' },
    watchProbe: {
      summary: 'Follow a probe',
      description:
        'Server-sent events named “step”, each of them a ProbeEvent, from the first one or after the one you name. The stream ends when nothing but a report can still change the probe.',
      answer: 'The events',
    },
    getTesterQuota: {
      summary: 'What is left of mail-tester’s free tests',
      description:
        'Counted from what this instance has sent in the last 24 hours; tests made elsewhere are not known here.',
      answer: 'The quota',
    },
    storeReport: {
      summary: 'Keep a report read on the tester’s page',
      description:
        'Kept with the newest probe to its address, or on its own. The same result read again replaces the former reading.',
      answer: 'Kept; the Location header says where',
    },
    getReport: { summary: 'One report', answer: 'The report, whole' },
    auditDomain: {
      summary: 'Audit a domain',
      description:
        'Asks the DNS everything about a domain that sends mail, and judges it. Findings are data; with “sentences” they come in words as well. Nothing is kept. It takes 30 seconds at most, and a few run at once; the others wait their turn.',
      answer: 'The audit, worst findings first',
    },
    makePlan: {
      summary: 'Make the plan of a domain, or make it anew',
      description:
        'Audits the domain, and builds from what it finds ordered steps, each with its exact records, typed as the form of the DNS host wants them, and with what the same message would then come to. A domain has one plan: made anew, its records keep where they are. While the DNS is silent, the plan before is left as it is. It takes 30 seconds at most.',
      answer: 'The plan',
    },
    listPlans: { summary: 'All plans', answer: 'The latest first' },
    getPlan: {
      summary: 'One plan',
      description: 'Sentences follow the Accept-Language header.',
      answer: 'The plan, with where each record is',
    },
    deletePlan: {
      summary: 'Delete a plan',
      description: 'Its links stop working, and its records are no longer looked for.',
      answer: 'Deleted',
    },
    tickPlanStep: {
      summary: 'Tick a step off, or take the tick back',
      description:
        'For steps that have no record to look for: a switch in a console, a call to the one who runs the server.',
      answer: 'The plan',
    },
    publishPlanRecord: {
      summary: 'Say that a record is published',
      description:
        'Every name server of the zone is asked at once, and from then on until the record is visible. What was there before was remembered: it tells until when resolvers may keep the old answer. Said again, it looks again.',
      answer: 'The record, with what each server has',
    },
    takeBackPlanRecord: {
      summary: 'Take that word back',
      description: 'What was seen stays seen.',
      answer: 'The record',
    },
    verifyPlanRecord: {
      summary: 'Look for a record now',
      description: 'Asks every name server of the zone directly; resolvers only once all that answer have it.',
      answer: 'The record, with what each server has',
    },
    verifyRecord: {
      summary: 'Look for any record at its source',
      description:
        'One record of a domain, whether or not a plan wants it. Every name server is asked directly, and how what it has differs is told. Nothing is stored; what was there before is remembered until the API stops.',
      answer: 'What each server has',
    },
    createHandover: {
      summary: 'Hand a plan over to the person who holds the DNS',
      description:
        'Makes a message ready to send, the records as text and as an extract of a zone file, and a private link to a page that shows what is published and what is missing. The link can be read only, holds no secret, and is told once.',
      answer: 'Everything to send; the Location header says where the link is managed',
    },
    listHandovers: {
      summary: 'Links given away for a plan',
      description: 'The links themselves are not told again.',
      answer: 'The latest first',
    },
    revokeHandover: { summary: 'Withdraw a link', description: 'Its page is gone at once.', answer: 'Withdrawn' },
    listScores: {
      summary: 'The score over time',
      description: 'With the changes of the DNS that were seen meanwhile.',
      answer: 'Oldest first',
    },
    exportScores: {
      summary: 'The same as a file',
      description: 'CSV, JSON or Markdown, for a customer or a spreadsheet.',
      answer: 'The file',
    },
    getInboxAdvice: {
      summary: '“10 out of 10, and still among the spam”',
      description: 'What no test can see: the next steps for each provider, with their sources.',
      answer: 'What helps everywhere, then provider by provider',
    },
    listTesters: {
      summary: 'Where a test may go',
      description:
        'mail-tester, our own tester unless it is switched off, and happyDeliver where the operator named an instance.',
      answer: 'Our own first',
    },
    createTesterAddress: {
      summary: 'Get a fresh address for one test',
      description: 'From our own tester unless another is named. mail-tester gives its addresses only on its page.',
      answer: 'The address, and the page where its result appears',
    },
    listTesterResults: {
      summary: 'Messages our own tester has judged',
      description: 'Those of all devices of this installation.',
      answer: 'Newest first',
    },
    getTesterResult: {
      summary: 'One result, whole',
      description:
        'A message that has arrived and is not judged yet is answered 404 with the code tester-result-pending.',
      answer: 'The judgement; with sentences where a language is asked for',
    },
    getTesterMessage: {
      summary: 'The message as it came',
      description: 'Octet by octet, to be saved: it was written by a stranger.',
      answer: 'The source of the message (RFC 5322)',
    },
    deleteTesterResult: {
      summary: 'Delete a result at once',
      description: 'With its message and its link. Its report stays in the history if the test was sent from here.',
      answer: 'Deleted',
    },
    shareTesterResult: {
      summary: 'Make a link that shows a result to others',
      description:
        'It shows the report and the message itself, source included, and can change nothing. A link made before ends. The link is shown only here: what is kept is its hash.',
      answer: 'The link, and until when it works',
    },
    unshareTesterResult: { summary: 'Withdraw the link of a result', answer: 'Withdrawn' },
    judgeMessage: {
      summary: 'Judge a message without sending it',
      description:
        'The body is the message itself (RFC 5322), of the media type message/rfc822. What the file does not show (who handed it over, under what name) may be given; otherwise it is not judged.',
      answer: 'The result; the Location header says where',
    },
    createPracticeProbe: {
      summary: 'Send a practice message',
      description:
        'From this machine to itself, through the built-in practice relay: no relay of one’s own is needed, and nothing leaves the machine. It counts against no limit.',
      answer: { 200: 'Known already: nothing more is sent', 201: 'Taken on; the Location header says where' },
    },
  },
  parameters: {
    exportScores: {
      format: 'The form of the file',
      domain: 'Scores of this domain alone',
      relayId: 'Scores of this relay alone',
    },
    listScores: { domain: 'Scores of this domain alone', relayId: 'Scores of this relay alone' },
    createProbe: { 'idempotency-key': 'A UUID of your choice' },
    createSelfTest: { 'idempotency-key': 'A UUID of your choice' },
    createProbeBatch: { 'idempotency-key': 'A UUID of your choice' },
    createPracticeProbe: { 'idempotency-key': 'A UUID of your choice' },
    listTesterResults: { cursor: 'The nextCursor of the page before', limit: 'Results per page' },
    getTesterResult: { sentences: 'Adds the sentences of each finding, in this language' },
    judgeMessage: {
      ip: 'The address that handed it over',
      helo: 'The name that server gave itself',
      mailFrom: 'The address of Return-Path; empty for bounces',
    },
    listProbes: { cursor: 'The nextCursor of the page before', limit: 'Probes per page' },
    watchProbe: {
      after: 'Number of the last event you have; wins over Last-Event-ID',
      'last-event-id': 'What a browser sends by itself when it connects again',
    },
  },
  fields: {},
  page: {
    subtitle: 'Reference of the HTTP API',
    document: 'OpenAPI 3.1 document',
    contents: 'Contents',
    start: 'First steps',
    startPair: 'Ask for a pairing code on the machine of the API:',
    startToken: 'Exchange its eight letters for a token, once:',
    startUse: 'Send the token with every request:',
    errors: 'Errors',
    errorsAbout:
      'Every error is answered as problem details (RFC 9457). The code never changes; the sentence follows the Accept-Language header. Faulty fields are listed under “errors”, each with its place as a JSON Pointer.',
    status: 'Status',
    code: 'Code',
    sentence: 'Sentence',
    schemas: 'Schemas',
    noToken: 'no token needed',
    parameters: 'Parameters',
    body: 'Body',
    answers: 'Answers',
    example: 'Example',
    field: 'Field',
    kind: 'Kind',
    meaning: 'Meaning',
    required: 'required',
    optional: 'optional',
    orNull: 'or null',
    listOf: 'list of',
    atMost: 'at most {max}',
    from: 'from {min} to {max}',
    default: 'if absent: {value}',
    home: 'Bien reçu is running.',
    homeAbout:
      'This is your own API. The browser extension sends the mail-tester probe through it, by way of your relay, and keeps the results here. There is nothing to do on this page.',
    homeNext: 'What to do next',
    homeExtension: 'Load the extension into your browser: its folder is named where you started Bien reçu.',
    homePair: 'Paste the pairing line into it. For a new one, run on this machine:',
    homeOpen: 'Add your relay, open mail-tester.com, and press Send.',
    homeReference: 'For developers: reference of the API',
    otherLanguage: 'Français',
  },
}

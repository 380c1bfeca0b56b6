/** Words of the command line and of the pages the API serves. Sentences of errors are in the shared package. */
export const en = {
  'config.folder': '{variable}: “{value}” is not the path of a folder or file.',
  'config.port': '{variable}: “{value}” is not a port. A whole number from 1 to 65535.',
  'config.host': '{variable}: “{value}” is neither a host name nor an IP address.',
  'config.url': '{variable}: “{value}” is not an address like https://sonde.example.org, without user, query or #.',
  'config.insecure-url': '{variable}: “{value}” must begin with https://. Plain http is for this very machine alone.',
  'config.private-hosts':
    '{variable}: “{value}” is neither a host name, an IP address nor a range like 192.168.1.0/24.',
  'config.recipients': '{variable}: “{value}” is neither an e-mail address nor a domain.',
  'config.switch': '{variable}: “{value}” is neither on nor off.',
  'config.daily-limit': '{variable}: “{value}” is not a whole number from 0 to 100000.',
  'config.result-wait': '{variable}: “{value}” is not a number of seconds from 5 to 3600.',
  'config.dns-servers':
    '{variable}: “{value}” is no name server: an IP address, with a port if need be, such as 192.0.2.53:53.',
  'config.proxies': '{variable}: “{value}” is neither an IP address nor a range like 192.168.1.0/24.',
  'config.client-id': '{variable}: “{value}” is not the id of an application.',
  'config.tenant':
    '{variable}: “{value}” is neither the id nor the domain of a tenant, nor common, organizations or consumers.',
  'config.client-id-missing':
    '{variable} is missing, without which the other variables of this sign-in have no effect.',
  'config.lmtp': '{variable}: “{value}” is neither a port nor the path of a socket.',
  'config.mail-domain': '{variable}: “{value}” is not a domain that e-mail addresses can have.',
  'config.megabytes': '{variable}: “{value}” is not a whole number from 1 to 100.',
  'config.hours': '{variable}: “{value}” is not a whole number of hours from 1 to 720.',
  'config.days':
    '{variable}: “{value}” is not a whole number of days from 0 to 3650; with 0, nothing is deleted by itself.',
  'config.host-and-port': '{variable}: “{value}” is not a server with its port, such as 127.0.0.1:783.',
  'config.certificate-half': '{variable} is missing: a certificate and its key go together.',
  'config.log-level': '{variable}: “{value}” is not one of fatal, error, warn, info, debug, silent.',
  'config.unknown': 'Note: {variable} is set, but Bien reçu knows no such variable.',

  'serve.running': 'Bien reçu answers at {url}',
  'serve.tester': 'Tester: {url} (it takes mail at {host}, port {port})',
  'serve.pairing': 'Pairing line, good once and for ten minutes. Paste it into the extension:',
  'serve.stop': 'Ctrl-C stops it.',
  'serve.stopping': 'Stopping…',
  'receive.running': 'Mail for {domain} is taken at {host}, port {port}',

  'cli.unknown-command': '“{value}” is not a command.',
  'cli.unknown-option': '{value} is not an option of this command.',
  'cli.option-value': 'The value of {value} is missing or not wanted.',
  'cli.unexpected': '“{value}” is one word too many.',
  'cli.missing': 'A word is missing at the end of this command.',
  'cli.missing-option': '{value} is missing.',
  'cli.language': '--lang takes fr or en, not “{value}”.',
  'cli.limit': '--limit takes a whole number from 1 to 100, not “{value}”.',
  'cli.password': 'Password of {value} (it is not shown while you type):',
  'cli.password-needed':
    'No terminal to ask the password at: give --password-file FILE, or --password-file - to read it from standard input.',

  'relay.none': 'No relay yet. Add one with: bienrecu relay add',
  'relay.removed': 'The relay “{value}” and its password are deleted.',
  'relay.password': 'password kept',
  'relay.no-password': 'no password',
  'relay.no-authentication': 'without authentication',
  'relay.signed-in': 'signed in',
  'relay.not-signed-in': 'not signed in',
  'relay.default': 'default',
  'relay.fallback': 'fallback',
  'relay.unknown-preset': 'No provider is called “{value}”. All of them: bienrecu relay providers',
  'relay.works': 'last test passed',
  'relay.fails': 'last test failed',
  'relay.untested': 'never tested',
  'relay.step.resolve': 'Server name found',
  'relay.step.connect': 'Connection',
  'relay.step.tls': 'Encryption',
  'relay.step.greeting': 'Greeting',
  'relay.step.ehlo': 'Capabilities',
  'relay.step.starttls': 'STARTTLS',
  'relay.step.auth': 'Authentication',
  'relay.step.mail-from': 'Sender accepted',
  'relay.step.rcpt': 'Recipient accepted',
  'relay.test-passed': 'The relay works. Nothing was sent.',
  'relay.reply': 'The server’s own words: {value}',
  'mailbox.works': 'The mailbox works. Copies go to “{value}”.',
  'mailbox.no-sent':
    'The mailbox works, but none of its folders is known to be the Sent folder: choose one with --folder.',
  'mailbox.removed': 'The relay “{value}” files no copies any more; the mailbox’s password is deleted.',

  'relay.fact': '{name}: {value}',
  'relay.fact.addresses': 'addresses',
  'relay.fact.address': 'address',
  'relay.fact.tlsProtocol': 'protocol',
  'relay.fact.tlsCipher': 'cipher',
  'relay.fact.certificateNames': 'certificate for',
  'relay.fact.certificateIssuer': 'issued by',
  'relay.fact.certificateValidTo': 'valid until',
  'relay.fact.banner': 'banner',
  'relay.fact.serverName': 'name of the server',
  'relay.fact.extensions': 'extensions',
  'relay.fact.size': 'largest message (bytes)',
  'relay.fact.authMethods': 'ways to sign in',
  'relay.fact.authMethod': 'used',
  'relay.fact.reply': 'reply',

  'cause.likely': 'Probably: {value}',
  'cause.actor': 'Who can repair it: {value}',
  'cause.actor.user': 'you',
  'cause.actor.administrator': 'whoever administers the mail of this domain',
  'cause.actor.provider': 'the provider of this server',
  'cause.actor.operator': 'whoever runs this program',
  'cause.actor.nobody': 'nobody, it only takes time',
  'cause.fix': 'How: {value}',
  'cause.url': 'Explained here: {value}',

  'fix.host-not-found':
    'Copy the server name from the help pages of your mail provider, or have it found from your address.',
  'fix.smtp-timeout': 'Try again in a moment. If it stays silent, ask its operator whether it slows down strangers.',
  'fix.smtp-recipient-refused':
    'The server may only deliver elsewhere, or {to} may have no mailbox: check the address, or ask the provider.',
  'fix.smtp-wrong-host': 'Use {expectedHost}, port {expectedPort}, with {expectedSecurity}.',
  'fix.smtp-wrong-host-unnamed': 'Look up the server in the help pages of {provider}.',
  'fix.gateway':
    'The mail of {domain} seems to pass through {gateway}: nobody outside can tell where its mailboxes are. Ask who looks after them for the name of the sending server.',
  'fix.tls-certificate-wrong-name': 'Use the server name that your provider gives. Do not switch the check off.',
  'fix.tls-failed': 'Check the port and the security: 465 begins with TLS, 587 uses STARTTLS.',

  'sign-in.page.title.connected': 'Connected',
  'sign-in.page.title.failed': 'Not connected',
  'sign-in.page.title.unknown': 'This sign-in is no longer known',
  'sign-in.page.connected': 'The relay “{relay}” now sends with your sign-in at {provider}.',
  'sign-in.page.connected-as': 'The relay “{relay}” now sends as {account}, with your sign-in at {provider}.',
  'sign-in.page.close': 'You may close this page and go back to Bien reçu.',
  'sign-in.page.administrator':
    'An administrator opens this address, signs in, and accepts once for the whole organisation. After that, sign in again.',
  'sign-in.page.again': 'To try again, begin again from the settings of the relay. You may close this page.',
  'sign-in.page.unknown':
    'It was used already, is older than ten minutes, or was not begun here. Nothing has changed. Begin again from the settings of the relay.',
  'sign-in.open': 'Open this address in a browser, and sign in there:',
  'sign-in.type': 'Open {url} in any browser, and type this code there: {code}',
  'sign-in.waiting': 'Waiting until you have signed in. Ctrl-C stops waiting; the address stays good for ten minutes.',
  'sign-in.server': 'The server must be running (bienrecu serve): the provider leads your browser back to it.',
  'sign-in.connected': 'Connected: {account}',
  'sign-in.too-late': 'Nobody signed in within the time allowed.',
  'sign-in.provider': '--provider takes microsoft or google, not “{value}”.',
  'sign-in.which-provider': 'The provider of this relay is not known: say --provider microsoft or --provider google.',
  'sign-in.password-ends': '{provider} is about to end sending with a password:',
  'sign-in.date': '  {when}: {value}',
  'sign-in.instead': 'Sign in instead: bienrecu relay sign-in NAME',
  'sign-in.ended': 'The relay “{value}” is signed out; its tokens are deleted.',

  'detect.provider': 'Provider',
  'detect.smtp': 'SMTP',
  'detect.imap': 'IMAP',
  'detect.username': 'User name',
  'detect.gateway': 'Filter',
  'detect.source.provider-table': 'table of providers',
  'detect.source.autoconfig': 'configuration file',
  'detect.source.srv': 'SRV',
  'detect.source.mx': 'MX',
  'detect.source.spf': 'SPF',
  'detect.unsure': '(to be confirmed)',
  'detect.alternatives': 'It could also be: {value}.',
  'detect.missing': 'Not to be found out, only the provider shows it: {value}.',
  'detect.behind-gateway':
    'The mail of this domain passes through a filter, {value}. Behind it nobody can tell where the mailbox is: ask whoever set it up.',
  'detect.nothing': 'No server was found for this address.',
  'detect.not-all-answered': 'No server is known for this address yet: not everything answered.',
  'detect.sources': 'Where it comes from',
  'detect.undetermined': 'Could not be asked',
  'detect.forwards-only': '(forwards only)',
  'detect.caution': '(with a caution)',
  'detect.reason.timeout': 'no answer in time',
  'detect.reason.servfail': 'the name server failed',
  'detect.reason.refused': 'refused',
  'detect.reason.bad-answer': 'an answer that is none',
  'detect.reason.cname-loop': 'its aliases lead in a circle',
  'detect.reason.unreachable': 'not reachable',
  'detect.reason.not-asked': 'at a private address, where nobody asks',
  'detect.reason.redirect': 'it leads to somebody else, which is not followed',
  'detect.reason.tls': 'its certificate does not hold',
  'detect.reason.too-large': 'the file is too large',
  'detect.reason.malformed': 'the file is not well-formed',

  'probe.step.queued': 'Queued',
  'probe.step.connecting': 'Connecting',
  'probe.step.connected': 'Connected',
  'probe.step.tls': 'Encrypted',
  'probe.step.authenticated': 'Authenticated',
  'probe.step.envelope': 'Sender and recipient accepted',
  'probe.step.data': 'Sending the message',
  'probe.step.accepted': 'Accepted by the relay',
  'probe.step.waiting': 'Waiting for the result',
  'probe.step.reported': 'Result received',
  'probe.step.failed': 'Failed',
  'probe.step.unknown': 'Outcome unknown',
  'probe.because': '{value}: {why}',
  'probe.copy-failed': 'Sent, but not filed in the Sent folder: {why}',
  'probe.score': 'Score: {value}/10',
  'probe.state.queued': 'queued',
  'probe.state.connecting': 'connecting',
  'probe.state.accepted': 'accepted',
  'probe.state.waiting': 'waiting',
  'probe.state.reported': 'reported',
  'probe.state.failed': 'failed',
  'probe.state.unknown': 'unknown',

  'compare.relay': 'Relay',
  'compare.time': 'Accepted after',
  'compare.tls': 'Encryption',
  'compare.sender': 'Sender',
  'compare.server': 'Server',
  'compare.state': 'Outcome',
  'compare.clear': 'none',
  'compare.milliseconds': '{value} ms',
  'compare.pairs': 'Give one --to for all relays, or one for each in the same order, not {value}.',

  'watch.none': 'No domain is watched yet.',
  'watch.records': 'records: {count}',
  'watch.paused': 'paused',
  'watch.last-look': 'last look: {time}',
  'watch.begun': '{value} is watched. The running server looks at it in a moment.',
  'watch.is-paused': 'Watching {value} is paused.',
  'watch.resumed': '{value} is watched again.',
  'watch.removed': '{value} is no longer watched.',

  'notices.none': 'Nothing to tell.',
  'notices.new': '(new)',
  'notices.locale': 'language: {value}',
  'notices.email': 'e-mail: {value}, through “{relay}”',
  'notices.webhook': 'webhook: {value}',
  'notices.nowhere': 'Notices go to the extension alone.',
  'notices.failed': 'The last one was given up: {why}',

  'address.none': 'No address is confirmed. Confirm one with: bienrecu address add',
  'address.asked': 'A code is on its way to {value}. Give it with: bienrecu address confirm {value} CODE',
  'address.confirmed': '{value} is confirmed: tests may go there.',
  'address.waiting': 'waiting for its code',
  'address.removed': 'Nothing more is sent to {value}.',

  'confirmation.subject': 'Your Bien reçu code: {code}',
  'confirmation.text': [
    'Somebody who uses Bien reçu to test a mail relay wants to send test messages to {address}.',
    'If that is you, type this code there within half an hour:',
    '{code}',
    'If it is not, there is nothing to do: without the code, nothing more is sent to you.',
  ].join('\r\n\r\n'),

  'handover.subject': 'DNS records to publish for {domain}',
  'handover.hello': 'Hello,',
  'handover.hello-name': 'Hello {name},',
  'handover.ask':
    'To be recognised by mailbox providers, mail from {domain} needs the DNS records below. Could you please publish them in the zone {zone}?',
  'handover.ask-at':
    'To be recognised by mailbox providers, mail from {domain} needs the DNS records below. Could you please publish them in the zone {zone}, at {host}?',
  'handover.path': 'The way to the form at {host}: {path}',
  'handover.leave-others': 'All other records of the zone stay as they are.',
  'handover.link':
    'This private page shows what is published already and what is still missing. It needs no account, and is good until {date}:\n{url}',
  'handover.thanks': 'Thank you.',
  'handover.add': 'Add a record of type {type} at {name}',
  'handover.change': 'Change the {type} record at {name}: replace its value, and do not add a second record',
  'handover.fold': 'Replace the {count} {type} records at {name} with one single record',
  'handover.remove': 'Remove this {type} record at {name}',
  'handover.remove-all': 'Remove these {count} {type} records at {name}',
  'handover.field': '{label}: {value}',
  'handover.type': 'Type',
  'handover.name': 'Name',
  'handover.blank': '(leave blank)',
  'handover.full-name': 'Full name',
  'handover.priority': 'Priority',
  'handover.value': 'Value',
  'handover.ttl': 'TTL (seconds)',
  'handover.today': 'Value today',
  'handover.state.missing': 'Not there yet',
  'handover.state.different': 'There, but not as it should be',
  'handover.state.partly': 'On some name servers only',
  'handover.state.published': 'Published',
  'handover.state.still-there': 'Still there',
  'handover.state.removed': 'Removed',
  'handover.page.title': 'DNS records for {domain}',
  'handover.page.about':
    'The person who sends mail from {domain} asks you to publish these records. The page shows what the name servers of the zone say right now.',
  'handover.page.progress': 'Done: {done} of {total}',
  'handover.page.all': 'Everything is done. Thank you!',
  'handover.page.not-asked': 'Not every name server has answered yet: what you see is what was known before.',
  'handover.page.refresh': 'This page looks again by itself every {seconds} seconds.',
  'handover.page.stop': 'Keep the page still',
  'handover.page.still': 'This page keeps still.',
  'handover.page.again': 'Look again every {seconds} seconds',
  'handover.page.where': 'Where',
  'handover.page.zone': 'In the zone {zone}',
  'handover.page.zone-at': 'In the zone {zone}, at {host}',
  'handover.page.path': 'Menus: {path}',
  'handover.page.editor': 'Open {host}',
  'handover.page.apply': 'Let {host} write these records itself, once you have agreed there',
  'handover.page.records': 'Records',
  'handover.page.uncertain':
    'How this form behaves could not be checked in full: compare with a record that is already in the list.',
  'handover.page.notes': 'Good to know at {host}',
  'handover.page.zone-file': 'The same for a zone file',
  'handover.page.until': 'As of {time}. This link is good until {date}.',
  'handover.page.closed': 'Link closed',
  'handover.none': 'No link was made yet. Make one with: bienrecu handover DOMAIN',
  'handover.made': 'A message to the person who holds the DNS of {domain}:',
  'handover.not-reachable':
    'The link opens on this machine alone ({url}), and was left out of the message: BIENRECU_PUBLIC_URL is not a public address.',
  'handover.revoked': 'The link is withdrawn.',
  'handover.open-until': 'good until {date}',
  'handover.expired': 'expired',
  'handover.is-revoked': 'withdrawn',

  'verify.state.unknown': 'None of the name servers answered: nothing is known about {name} at the moment.',
  'verify.state.awaited':
    'No name server of the zone has the record yet: the DNS host has not published it. This is not a matter of propagation.',
  'verify.state.different': 'What the name servers have at {name} is not what was asked for.',
  'verify.state.partly':
    'Name servers that have the record: {seen} of {count}. The DNS host is probably still publishing it.',
  'verify.state.published':
    'Every name server that answers has the record. Resolvers elsewhere may keep the old answer for a while: 12 to 24 hours at worst.',
  'verify.state.visible': 'Every name server that answers has the record, and so do the resolvers that were asked.',
  'verify.state.planned': 'Nobody has said yet that this record is published.',
  'verify.state.gone': 'The record was there, and is there no longer.',
  'verify.removal.awaited': 'The name servers still have the old record at {name}.',
  'verify.removal.partly': 'Name servers that no longer have the old record: {seen} of {count}.',
  'verify.removal.published':
    'No name server has the old record any more. Resolvers elsewhere may keep it for a while: 12 to 24 hours at worst.',
  'verify.removal.visible': 'The old record is gone, and the resolvers that were asked no longer have it either.',
  'verify.removal.gone': 'The old record was removed, and is there again.',
  'verify.difference.name-typed-twice':
    'The record stands at {foundAt}: this form adds the domain by itself. Type the name without it.',
  'verify.difference.at-wrong-name': 'The record stands at {foundAt} instead of {name}. Correct its name.',
  'verify.difference.quotes-inside':
    'There are quotation marks inside the value. This form adds them by itself: type the value without them.',
  'verify.difference.backslashes':
    'There are backslashes inside the value. Type it without them, and without quotation marks.',
  'verify.difference.curly-quotes':
    'There are typographic quotation marks inside the value, as a word processor makes them. Type the value without them.',
  'verify.difference.truncated':
    'The value is cut off: {length} of {wanted} characters arrived. Paste it again, in two strings if the form takes only 255 characters.',
  'verify.difference.split-in-two':
    'The value was cut into several records. It must be one record, which may consist of several strings.',
  'verify.difference.several-records':
    'There are several records where only one may stand. Remove the one that does not belong there.',
  'verify.difference.spaces-lost': 'The spaces are not where they belong. Copy the value again, as it is.',
  'verify.difference.target-completed':
    'The form added the domain to the target: it leads to {found}. Type a dot at the end of the target.',
  'verify.difference.wrong-type': 'A record of another type stands at {name}: {found}. It must be of the type {type}.',
  'verify.difference.old-value': 'The old value is still there.',
  'verify.difference.other-value': 'Another value stands there: {found}',
  'verify.server.seen': 'seen',
  'verify.server.absent': 'not there',
  'verify.server.different': 'different',
  'verify.server.no-answer': 'no answer',
  'verify.no-address': 'no address',
  'verify.old-until': 'Resolvers may keep the old answer until {time}.',
  'verify.old-if-now': 'If it were published now, resolvers might keep the old answer until {time}.',
  'verify.resolvers': 'Resolvers',

  'audit.dns': '--dns takes the address of a DNS server, such as 192.0.2.53:53 or [2001:db8::53]:53, not “{value}”.',
  'audit.fail-on': '--fail-on takes critical, high, medium, low or info, not “{value}”.',
  'audit.concurrency': '--concurrency takes a whole number from 1 to 512, not “{value}”.',
  'audit.lists': '--lists takes none, all, or the ids of lists that may be asked, not “{value}”.',
  'plan.resembling': 'Ids that resemble “{value}”: {ids}',
  'plan.kept': 'Kept. To hand it to the person who holds the DNS: bienrecu handover {domain}',
  'plan.dkim-record': '--dkim-record takes selector=VALUE, not “{value}”.',
  'plan.host': 'The records of {zone} are edited at {name}.',
  'plan.no-host': 'The host of {zone} is not known: the records are in the general form.',
  'plan.nothing': 'Nothing to do for now.',
  'plan.outcome': 'What this leads to',
  'plan.questions': 'What only you can tell',
  'plan.later': 'Later',
  'plan.type': 'Type',
  'plan.name': 'Name',
  'plan.value': 'Value',
  'plan.priority': 'Priority',
  'plan.blank': '(leave blank)',
  'plan.instead-of': 'Instead of',
  'plan.remove': 'Remove',
  'plan.minutes': 'about {count} min',
  'plan.gain-one': 'about +{value} point',
  'plan.gain': 'about +{value} points',
  'plan.helps-one': '{names} stops refusing',
  'plan.helps': '{names} stop refusing',
  'plan.who.dns': 'whoever holds the DNS',
  'plan.who.mail-service': 'in the console of the mail service',
  'plan.who.server': 'whoever runs the sending server',
  'plan.who.sender': 'whoever writes the message',
  'audit.one-format': 'Only one of these at a time: {value}',
  'audit.score': '{value} out of 100',
  'audit.no-grade': 'No grade: too little could be found out',
  'audit.took': '{seconds} s',
  'audit.count.to-correct': 'to correct: {count}',
  'audit.count.remarks': 'remarks: {count}',
  'audit.count.open': 'open: {count}',
  'audit.count.passed': 'passed: {count}',
  'audit.to-correct': 'To correct',
  'audit.remarks': 'Worth knowing',
  'audit.open-title': 'Could not be determined',
  'audit.passed': 'Passed',
  'audit.folded': 'Checks passed: {count} (--all lists them)',
  'audit.advice': 'What to do:',
  'audit.nothing-to-correct': 'nothing to correct',
  'audit.severity.critical': 'Critical',
  'audit.severity.high': 'Serious',
  'audit.severity.medium': 'Harmful',
  'audit.severity.low': 'Tidiness',
  'audit.severity.info': 'Good to know',
  'audit.spf': 'SPF',
  'audit.dkim': 'DKIM',
  'audit.dmarc': 'DMARC',
  'audit.reports': 'Reports',
  'audit.open': 'could not be determined',
  'audit.none': 'no record',
  'audit.several': 'several records, of which receivers use none',
  'audit.lookups': '{count} of {limit} look-ups',
  'audit.voids': '{count} of {limit} in vain',
  'audit.bits': '{count} bits',
  'audit.key': '{selector} ({value})',
  'audit.key.valid': 'valid',
  'audit.key.revoked': 'revoked',
  'audit.key.missing': 'missing',
  'audit.key.invalid': 'unusable',
  'audit.key.unknown': 'no answer',
  'audit.no-key': 'no key found',
  'audit.policy': '{policy}, published at {domain}',
  'audit.nobody': 'nobody receives any',
  'audit.refused-target': '{address} (has not agreed to receive them)',
  'audit.per-second': '{count}/s',
  'audit.left': '{time} left',
  'audit.errors': 'not audited: {count}',
  'audit.summary': 'Domains audited: {audited}. Lines that could not be: {refused}.',
  'audit.summary-reached': 'Domains with a fault of severity {value} or graver: {count}.',

  'results.none': 'Our own tester has judged no message yet.',
  'results.no-subject': '(no subject)',
  'results.file': 'file',
  'results.sent-by': 'From {from}, received {time}',
  'results.server': 'Handed over by {ip}',
  'results.practice': 'A practice message: its domain exists only on this machine.',
  'results.dns-missing': 'The DNS did not answer: nothing that depends on it counts.',
  'results.fine': 'Nothing to correct.',
  'results.page': 'The whole report: {url}',
  'results.deleted': 'Deleted, message included.',
  'results.shared':
    'Good until {date}. Whoever has it can read the report and the message. It is shown only once, here.',
  'results.unshared': 'Withdrawn.',
  'results.form': 'Say which: --eml for the message, --json for the judgement.',

  'history.none': 'No test yet.',
  'scores.date': 'Date',
  'scores.score': 'Score',
  'scores.relay': 'Relay',
  'scores.change': 'Change of the DNS',
  'scores.added': '{type} record added at {name}:',
  'scores.replaced': '{type} record replaced at {name}:',
  'scores.removed': '{type} record removed at {name}',
  'device.none': 'No device is paired. Pair one with: bienrecu pair',
  'device.removed': 'The device may no longer use the API.',

  'key.sure': 'This deletes every stored password. If you are sure, add {value}.',
  'key.reset': 'Passwords deleted: {value}. Type them again in the settings of each relay.',

  'doctor.program': 'Bien reçu {value} on Node {node}',
  'doctor.extension': 'The extension for {value} is built: {path}',
  'doctor.extension-missing': 'The extension for {value} is not built yet. “npx --yes pnpm@12 start” builds it.',
  'doctor.folder': 'The data folder can be written: {path}',
  'doctor.folder-new': 'There is no data folder yet; the first start makes it: {path}',
  'doctor.space': '{value} MB are free on its disk',
  'doctor.space-low': 'Only {value} MB are left on the disk of the data folder.',
  'doctor.key': 'The key file is in order: {path}',
  'doctor.key-new': 'There is no key file yet; the first start makes it: {path}',
  'doctor.key-fits': 'The key opens what is sealed in the database',
  'doctor.database': 'The database is whole: {path} ({value} KB)',
  'doctor.database-new': 'There is no database yet; the first start makes it: {path}',
  'doctor.database-old': 'The database is of an older version; the next start brings it forward: {path}',
  'doctor.clock': 'The clock has not gone backwards',
  'doctor.clock-behind': 'The clock of this machine is behind: things were recorded later than now. Set it right.',
  'doctor.server': 'The server runs and answers at {url}',
  'doctor.server-stopped': 'The server is not running.',
  'doctor.server-unreachable': 'The server runs, but does not answer at {url}.',
  'doctor.server-foreign': 'What answers at {url} is not Bien reçu.',
  'doctor.server-other': 'What answers at {url} is a Bien reçu on another data folder.',
  'doctor.port-free': 'Port {port} is free',
  'doctor.dns': 'Names are found ({host} in {value} ms)',
  'doctor.dns-silent': '{host} was not found: is this machine connected to the Internet?',
  'doctor.relay': 'The relay “{value}” can be reached: {host}, port {port}',
  'doctor.relay-failed': 'The relay “{value}” cannot be reached. {why}',
  'doctor.well': 'Everything that must be right is.',
  'doctor.ill': 'Something is wrong: see the lines marked ✗.',

  'judge.score': '{score} out of 10',
  'judge.no-subject': '(no subject)',
  'judge.no-from': '(no author)',
  'judge.aligned': 'aligned with From',
  'judge.not-aligned': 'not aligned with From',
  'judge.alignment-open': 'alignment not known',
  'judge.no-ip': 'not judged: the sending address is not known (--ip)',
  'judge.no-signature': 'the message is not signed',
  'judge.no-policy': 'no policy',
  'judge.silent-lists': 'Blocklists that gave no answer: {count} of {total}. They do not count.',
  'judge.costs': 'What costs points',
  'judge.remarks': 'Worth knowing, costs nothing',
  'judge.remarks-folded': 'Worth knowing, costs nothing: {count} (--all lists them)',
  'judge.open': 'Could not be found out, and does not count: {count}',
  'judge.passed': 'Checks passed: {count}',

  'help.all': `Bien reçu: sends the mail-tester probe through your own relay, and keeps the results.

bienrecu serve                     runs the API until Ctrl-C
bienrecu receive                   takes mail for our own tester, without the API
bienrecu pair                      a pairing line for one more device
bienrecu relay detect|providers    finds the settings of an address, or of a provider
bienrecu relay add|edit|show|list|test|duplicate|order|default|fallback|remove
bienrecu relay send-test NAME      sends a message to yourself
bienrecu relay sign-in|sign-out NAME
                                   signs in at Microsoft or Google, without a password
bienrecu relay mailbox set|check|remove NAME
                                   the Sent folder in which copies are filed
bienrecu probe                     sends a test
bienrecu compare                   the same message through several relays
bienrecu address add|confirm|list|remove
bienrecu audit DOMAIN…             what the DNS says about a domain, judged
bienrecu plan DOMAIN              what to do for a domain, record by record
bienrecu verify DOMAIN             is a record published? asked at its source
bienrecu history                   past tests, newest first
bienrecu scores                    the score over time, with the changes of the DNS
bienrecu judge FILE.eml            judges a message in a file, without sending it
bienrecu results list|show|export|share|unshare|delete
                                   messages that our own tester has judged
bienrecu watch list|add|pause|resume|remove
                                   domains that are looked after
bienrecu notices                   what the watch has to say, newest first
bienrecu device list|remove
bienrecu key reset                 for a key that is lost
bienrecu doctor                    looks at everything that has to be right

Every command takes --json, --lang fr|en and --help. Exit codes: 0 done, 1 failed, 2 not understood,
3 cannot start, 4 not found. More in docs/cli.md.`,
  'help.serve': `bienrecu serve

Runs the API until Ctrl-C. Settings come from BIENRECU_… variables (docs/cli.md). Its log goes to standard error.
With --json, it prints one line of JSON when it is ready.`,
  'help.receive': `bienrecu receive

Takes and judges mail for our own tester until Ctrl-C, without the API: on the same data folder, beside an API that runs with
another port for mail, or while it is stopped. Settings come from BIENRECU_TESTER_… variables (docs/cli.md). Its log goes
to standard error. With --json, it prints one line of JSON when it is ready.`,
  'help.pair': `bienrecu pair

Prints a pairing line for one more device, good once and for ten minutes. With --json, the line is the field “pairing” of an object.`,
  'help.relay-add': `bienrecu relay add --name NAME --host HOST --from ADDRESS [options]

Adds a relay and prints it as JSON. The password is asked for, unseen; a program gives a file instead.

  --preset ID              server of a known provider (bienrecu relay providers)
  --port PORT              465, 587, 2525 or 25; by default the usual port of the security
  --security tls|starttls|none
                           by default the usual security of the port (465: tls, 587: starttls)
  --username NAME          user name at the server
  --password-file FILE     file with the password; - reads standard input
  --no-auth                the server wants no user name
  --auth-method auto|plain|login|cram-md5|oauth2
                           how to sign in; oauth2: bienrecu relay sign-in afterwards
  --ehlo-name NAME         name said in EHLO
  --from ADDRESS           sender address; by default the user name, if it is an address
  --from-name, --reply-to, --reply-to-name
  --header NAME:VALUE      added to every message; as often as needed
  --ca FILE                certificate authority of a private relay (PEM)
  --pin FINGERPRINT        SHA-256 of the one certificate that is trusted`,
  'help.relay-edit': `bienrecu relay edit NAME [options]

Changes what the options name, and nothing else; the options are those of relay add, and --auth. '' empties a field.
A password is forgotten when its server, its user or its protection changes: give it again with --password-file.`,
  'help.relay-show': `bienrecu relay show NAME

Everything about one relay as JSON, never its password.`,
  'help.relay-duplicate': `bienrecu relay duplicate NAME

Makes a second relay with the same settings and password, and prints it as JSON.`,
  'help.relay-order': `bienrecu relay order NAME…

Puts the relays into this order; those not named stay behind.`,
  'help.relay-default': `bienrecu relay default NAME

The relay that is chosen when nothing else is. --none: no relay.`,
  'help.relay-fallback': `bienrecu relay fallback NAME

The relay that is offered while another one is broken; it is used only when somebody chooses it. --none: no relay.`,
  'help.relay-detect': `bienrecu relay detect ADDRESS [--dns HOST:PORT]

Finds the mail host of an e-mail address and says where each value comes from: table of providers, configuration file of
the domain, SRV records, MX, SPF. Signs in nowhere and sends nothing.

  --dns HOST:PORT          asks this resolver; by default those of the system

Exit codes: 0 asked, whatever was found; 2 not an address; 3 nothing could be found out; 4 the domain does not exist.`,
  'help.relay-providers': `bienrecu relay providers

Lists the providers that are known, with their servers. With --json, all that they demand before they work.`,
  'help.relay-list': `bienrecu relay list

Lists the relays, never their passwords.`,
  'help.relay-test': `bienrecu relay test NAME

Connects, signs in and asks whether a message to the relay’s own address would be taken; sends none. Says what each step
found, and for a failure what it is, who can repair it and how. With --json: ok, failedStep, cause, reply, steps.`,
  'help.relay-mailbox': `bienrecu relay mailbox set NAME --host HOST [options]
bienrecu relay mailbox check NAME
bienrecu relay mailbox remove NAME

The mailbox in whose Sent folder a relay files what it sent. “set” changes what the options name, and prints the mailbox as
JSON; “check” signs in and lists the folders, the one for sent messages marked *.

  --port PORT              993 or 143; by default the usual port of the security
  --security tls|starttls|none
                           by default the usual security of the port (993: tls, 143: starttls)
  --user NAME              by default the relay’s
  --password-file FILE     file with the password; - reads standard input. By default the relay’s own is used, where both
                           servers are one host or of one known provider
  --folder NAME            by default the one that the account marks as Sent
  --copy auto|always|never by default (auto) as the provider’s rules say`,
  'help.relay-remove': `bienrecu relay remove NAME

Deletes a relay and its password. Its tests stay in the history.`,
  'help.relay-send-test': `bienrecu relay send-test NAME [--to ADDRESS] [--message FILE]

Sends one message to the relay’s own From address, to that of another relay, or to a confirmed address.
--message sends a message of your own (.eml) instead of the quote.`,
  'help.compare': `bienrecu compare --relay NAME --relay NAME… --to ADDRESS… [--message FILE] [--over-quota]

Sends the same message through several relays at the same moment, and shows what each of them did. One --to is for all
relays (an address of your own); at mail-tester each relay needs an address of its own: one --to for each, in order.`,
  'help.address': `bienrecu address add ADDRESS --relay NAME
bienrecu address confirm ADDRESS CODE
bienrecu address list
bienrecu address remove ADDRESS

Addresses to which tests may go besides those of testers and of your relays. “add” sends a code there, good for half an
hour; “confirm” takes it.`,
  'help.relay-sign-in': `bienrecu relay sign-in NAME [--device] [--provider microsoft|google]

Signs a relay in at its provider, which then needs no password. Prints an address to open in a browser (the server must
be running), or with --device a code to type at the provider from any device; then waits.`,
  'help.relay-sign-out': `bienrecu relay sign-out NAME

Deletes the tokens of a relay, and withdraws them where the provider has a way to.`,
  'help.probe': `bienrecu probe --relay NAME --to ADDRESS [--message FILE] [--watch] [--over-quota]

Sends one test to an address that a tester gave (or one of your own, or one that the operator allows).
--message sends a message of your own (.eml) instead of the quote.
--watch waits for the result; --over-quota sends although the free tests of the day are used up.
The message is in the language of --lang.`,
  'help.audit': `bienrecu audit DOMAIN… [options]

Asks the DNS everything about a domain that sends mail, and says what to correct, worst first. Sends nothing.

  --ip ADDRESS             the address that sends
  --helo NAME              the name its server gives itself
  --mail-from ADDRESS      Return-Path; <> for bounces
  --selector NAME          DKIM selector to look for; may be repeated
  --from-report ID         takes all of these from a stored report, or its test
  --dns HOST:PORT          asks this resolver; by default those of the system
  --lists none|all|ID,ID   blocklists to ask
  --all                    lists what passed as well
  --json, --markdown, --csv
  --fail-on SEVERITY       exit code 1 for a fault of critical, high, medium, low, info or graver
  --file FILE              one domain per line; - reads standard input
  --resume FILE            keeps the progress of a long list there, and goes on from it
  --concurrency N          domains at once (16)

Exit codes: 0 audited, whatever was found; 1 --fail-on reached; 2 not a domain; 3 nothing could be found out;
4 the name does not exist. More in docs/cli.md.`,
  'help.judge': `bienrecu judge FILE.eml [options]

Judges a message as our own tester does, without sending it: authentication, the domain, the content, the score. - reads
standard input. No data folder and no server are needed; the DNS is asked.

  --ip ADDRESS             the address that handed the message over; without it SPF is “none”, and costs nothing
  --helo NAME              the name its server gave itself
  --mail-from ADDRESS      the address of MAIL FROM; <> for bounces. By default that of Return-Path
  --dns HOST:PORT          asks this resolver; by default those of the system
  --lists none|all|ID,ID   blocklists to ask
  --all                    lists everything, also what passed
  --json

Exit codes: 0 judged, whatever the score; 2 not a message. More in docs/cli.md.`,
  'help.verify': `bienrecu verify DOMAIN --name NAME --type TYPE --value VALUE [--dns HOST:PORT]

Asks every name server of the zone directly whether it has the record, shows how what it has differs, and says until when
resolvers may keep the old answer. Resolvers are asked only when every name server that answers has the record: asked
before, they would keep “there is none”.

  --name NAME              full name of the record, such as _dmarc.example.org
  --type TYPE              TXT, CNAME, MX, A, AAAA, SRV, NS or PTR
  --value VALUE            as it should be; the strings of a TXT joined, without quotation marks
  --dns HOST:PORT          finds the name servers through this resolver; on this machine, name servers with a loopback
                           address are asked at the same port

Exit codes: 0 asked, whatever was seen; 2 not understood; 3 no name server was found, or none answered.`,
  'help.plan': `bienrecu plan DOMAIN [options]

What to do for this domain, record by record, as its DNS host wants it typed, and what that leads to. Sends nothing.

  --report ID              what a stored report, or its test, shows
  --provider ID[,ID]       services that send its mail, added to those that are certain
  --dns-host ID            where the records are edited, when it is not the one found
  --ip ADDRESS, --helo NAME, --mail-from ADDRESS, --selector NAME
                           as for audit
  --dkim-record 'SELECTOR=VALUE'
                           a key as the console of the service shows it; may be repeated
  --unused TERM, --used TERM
                           an SPF term that may go, or that is still in use; may be repeated
  --flatten                replaces SPF includes by addresses, which then age
  --report-address ADDRESS
                           where DMARC reports go
  --dns HOST:PORT          asks this resolver; by default those of the system
  --keep                   keeps the plan: it can then be followed in the extension, and handed over
  --json, --markdown`,
  'help.history': `bienrecu history [--limit N] [--cursor CURSOR]

Past tests, newest first. With --json, “nextCursor” leads to the next page.`,
  'help.scores': `bienrecu scores [--domain DOMAIN] [--relay NAME] [--csv | --json | --markdown]

The score over time, oldest first, and what was seen to change in the DNS in between. A Markdown table unless told
otherwise; CSV gives times in UTC.`,
  'help.results': `bienrecu results [list] [--limit N] [--cursor CURSOR]
bienrecu results show ID
bienrecu results export ID --eml | --json
bienrecu results share ID [--days 1|7|30]
bienrecu results unshare ID
bienrecu results delete ID

What our own tester has judged, newest first. “export” gives the message as it came, or the judgement, on standard output;
“share” makes a link for people without a token, good for seven days unless told otherwise, and ends the one before;
“delete” deletes a result at once, with its message.`,
  'help.handover': `bienrecu handover DOMAIN [--days N] [--to NAME] [--from NAME]
bienrecu handover list
bienrecu handover revoke ID

For the person who holds the DNS: a message ready to send, the records of the stored plan, and a private link to a
page that shows what is still missing; good for 30 days unless told otherwise. --lang says in which language.`,
  'help.watch': `bienrecu watch [list]
bienrecu watch add DOMAIN
bienrecu watch pause DOMAIN
bienrecu watch resume DOMAIN
bienrecu watch remove DOMAIN

Domains that are looked after. One begins by itself when all records of its plan are in place; “add” takes a domain as it is
today. The running server looks at each once a day, and tells what has changed: see “bienrecu notices”.`,
  'help.notices': `bienrecu notices [--read]
bienrecu notices settings [options]

What the watch has to say, newest first. --read marks everything that is shown as read. “settings” shows where notices go
besides the extension, or changes it; what is not named stays.

  --email ADDRESS --relay NAME
                           through this relay to the sender of a relay, or to a confirmed address
  --webhook URL            a signed call over HTTPS for each notice
  --secret-file FILE       what it is signed with, 16 to 200 characters; - reads standard input
  --no-email, --no-webhook`,
  'help.device-list': `bienrecu device list

Devices that may use the API.`,
  'help.device-remove': `bienrecu device remove ID

Takes a device’s token away.`,
  'help.key-reset': `bienrecu key reset --yes

For a key file that is lost or damaged, with the server stopped: deletes the passwords sealed with it, makes a new key if
the file is gone, and keeps everything else.`,
  'help.doctor': `bienrecu doctor

Looks at the data folder, the key, the database, the server, the name service and the port of each relay. Changes nothing.`,
}

import type { ErrorCode } from '../error-code.ts'

/** One sentence per error code: what happened, and where there is one, the way out. */
export const en: Record<ErrorCode, string> = {
  'field-required': 'This field is required.',
  'field-wrong-type': 'This value is not of the expected kind.',
  'field-unknown': 'This field is not known.',
  'field-too-short': 'This value is too short.',
  'field-too-long': 'This value is too long: {max} characters at most.',
  'field-out-of-range': 'This number is out of range.',
  'field-not-allowed': 'This value is not one of the allowed choices.',
  'field-line-break': 'Line breaks are not allowed here.',
  'field-control-character': 'Control characters are not allowed here.',
  'host-invalid':
    'This is not a server name: letters, digits, dots and hyphens only, without spaces. For example smtp.example.org.',
  'host-not-ascii': 'Write this server name in its ASCII form: {suggestion}',
  'port-out-of-range': 'A port is a whole number from 1 to 65535. Usual ones: 465, 587, 2525, 25.',
  'port-not-allowed':
    'Port {port} is not one of the mail ports (25, 465, 587, 2525). The operator can allow others for private servers.',
  'imap-port-not-allowed':
    'Port {port} is not one of the IMAP ports (143, 993). The operator can allow others for private servers.',
  'address-invalid': 'This is not an e-mail address. For example isabelle@example.org.',
  'address-comment': 'E-mail addresses with a comment in brackets are not accepted: remove the brackets.',
  'address-quoted': 'E-mail addresses with quotation marks are not accepted.',
  'address-literal': 'Write a domain name after the @, not an IP address.',
  'address-not-ascii': 'Only unaccented letters are accepted in this address. ASCII form: {suggestion}',
  'certificate-invalid': 'This is not a certificate in PEM form: it begins with -----BEGIN CERTIFICATE-----.',
  'domain-empty': 'No domain was given. For example example.org.',
  'domain-is-address': '“{value}” is an e-mail address. Its domain is enough: {suggestion}',
  'domain-is-url': '“{value}” is the address of a page. Its domain is enough: {suggestion}',
  'domain-is-ip':
    '“{value}” is an IP address, not a domain. Give the domain your addresses end with, such as example.org.',
  'domain-invalid':
    '“{value}” cannot be a domain: letters, digits, dots and hyphens, no spaces. For example example.org.',
  'domain-single-label': '“{value}” is only part of a domain. Give the whole of it, such as example.org.',
  'domain-label-too-long':
    '“{value}” cannot be a domain: between two dots there are at most 63 characters, and “{label}” has more.',
  'domain-too-long': '“{value}” cannot be a domain: it may have at most 253 characters.',
  'domain-is-public-suffix':
    '“{value}” belongs to a registry: others register their names below it. Give your own, such as example.{value}.',
  'header-name-invalid': '“{name}” cannot be the name of a header: letters, digits and hyphens, no spaces, no colon.',
  'header-repeated': '“{name}” stands twice in the list.',
  'header-adds-recipient': '“{name}” is refused: it could send the message to other people than the one you chose.',
  'header-forges-origin':
    '“{name}” is refused: it says where a message comes from, which only the servers on its way may say.',
  'header-breaks-message': '“{name}” is refused: every message has it already, and a second one would make it invalid.',
  'certificate-pin-invalid':
    'A pinned certificate is its SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.',
  'target-relay-repeated': 'Each relay can be compared once only.',
  'target-address-repeated':
    'At the tester, each relay needs an address of its own: the tester keeps the last message alone. Open its page once more for another address.',
  'ip-invalid': 'This is not an IP address. For example 192.0.2.1 or 2001:db8::1.',
  'selector-invalid': 'This is not a DKIM selector: letters, digits, hyphens and dots. For example s1.',
  'provider-unknown': '“{value}” is not a mail service we know.',
  'dns-host-unknown': '“{value}” is not a DNS host we know.',
  'record-outside-domain': 'This name does not belong to the domain {domain}.',
  'webhook-url-invalid': 'The address of the webhook must begin with https:// and name a public server.',

  'host-not-found': 'The server name {host} does not exist in the DNS. Check its spelling.',
  'host-lookup-failed':
    'The DNS did not answer for {host}. Nothing is wrong with the name for all we know: try again in a moment.',
  'host-private':
    '{host} is on a private network. For safety the API only connects to public servers, unless its operator names this one in BIENRECU_ALLOWED_PRIVATE_HOSTS.',
  'smtp-unreachable':
    'No answer from {host} on port {port}. Check the server, the port, and that no firewall blocks outgoing mail ports.',
  'smtp-refused': '{host} refuses connections on port {port}. The port is probably not the right one.',
  'smtp-timeout': '{host} stopped answering. Try again in a moment.',
  'smtp-closed': '{host} closed the connection before the end.',
  'smtp-not-smtp': 'What answers on port {port} of {host} is not a mail server.',
  'smtp-port-expects-tls': 'Port {port} speaks TLS from the start: choose “TLS” instead of the current security.',
  'smtp-port-expects-plain': 'Port {port} does not begin with TLS: choose “STARTTLS” instead of “TLS”.',
  'smtp-starttls-missing':
    '{host} does not offer STARTTLS on port {port}, so the password would travel in clear. Try port 465 with TLS.',
  'smtp-busy': '{host} takes no more connections for now. Try again in a few minutes.',
  'tls-certificate-self-signed':
    'The certificate of {host} is self-signed: nothing proves that it is the right server. For a private relay, add its certificate authority.',
  'tls-certificate-expired': 'The certificate of {host} has expired. Its operator must renew it.',
  'tls-certificate-not-yet-valid': 'The certificate of {host} is not valid yet. Check the clock of this machine.',
  'tls-certificate-wrong-name':
    'The certificate presented is not for {host} but for {names}. Use one of these names as the server.',
  'tls-certificate-untrusted':
    'The certificate of {host} was issued by an authority that is not known here. For a private relay, add its certificate authority.',
  'tls-certificate-pin-mismatch':
    'The certificate of {host} is not the pinned one: its fingerprint is {fingerprint}. Before you accept it, ask the operator of the server whether it was renewed.',
  'tls-version-too-old': '{host} only offers an obsolete version of TLS. Its operator must enable TLS 1.2 or 1.3.',
  'tls-failed': 'The encrypted connection to {host} could not be set up.',
  'smtp-auth-not-offered':
    '{host} does not offer to sign in on this connection. Check the port and the security, or turn authentication off.',
  'smtp-auth-failed':
    'The server refuses this user name and password. Many providers want an app password here, not the usual one.',
  'smtp-auth-disabled':
    'Password sign-in is switched off for this mailbox at the provider. The administrator can turn “Authenticated SMTP” on.',
  'smtp-auth-temporary': 'The server cannot check the password right now. Try again in a few minutes.',
  'smtp-auth-required': 'The server demands authentication: turn it on and give a user name and password.',
  'smtp-auth-method-not-offered':
    '{host} does not offer to sign in with {method}, only with {offered}. Choose one of these, or “automatic”.',
  'smtp-username-form':
    'The server refuses this user name and password, and {provider} expects another form of user name: “{expected}”.',
  'smtp-wrong-port':
    '{host} does not answer on port {port}, but it does on port {otherPort} with {otherSecurity}: use that one.',
  'smtp-wrong-host': 'The mailboxes of {domain} are at {provider}: {host} is probably not their server.',
  'smtp-sender-refused': 'The server does not let this account send as {from}. Use the address of the account.',
  'smtp-recipient-refused': 'The server refuses to deliver to {to}.',
  'smtp-greylisted': 'The server asks to come back later (greylisting). Try again in a few minutes.',
  'smtp-message-refused': 'The server refused the message. Its reply says why.',
  'smtp-temporary': 'The server could not take the message for now. Try again in a few minutes.',
  'relay-password-missing': 'No password is stored for this relay. Type it again in the settings.',
  'relay-password-unreadable':
    'The stored password can no longer be opened with the present key. Type it again in the settings.',

  'sign-in-missing': 'Nobody has signed in for this relay yet.',
  'sign-in-expired':
    'The sign-in at {provider} has expired, for want of use or by a rule of your organisation. Sign in again.',
  'sign-in-revoked':
    '{provider} no longer accepts the sign-in: access was withdrawn, or the password was changed. Sign in again.',
  'sign-in-consent-needed':
    'Only an administrator of your organisation can allow this application at {provider}: ask them to. {url}',
  'sign-in-refused': '{provider} did not sign you in: it was cancelled or refused. Sign in again to retry.',
  'sign-in-not-configured':
    'Signing in at {provider} is not set up here. Whoever runs this API must register an application there and name it in BIENRECU_OAUTH_….',
  'sign-in-client-refused':
    '{provider} does not accept the application of this API: its id or its secret is wrong, or has expired. Whoever runs this API must renew it.',
  'sign-in-unavailable': '{provider} does not answer for the moment. The sign-in is kept: try again in a few minutes.',
  'sign-in-host-unknown':
    '{host} is not a server of {provider}, or is reached without encryption: the sign-in is not shown to it.',
  'sign-in-token-refused':
    '{host} refuses to send for {username}, although the sign-in is good. Sign in with the account of this very mailbox; at Microsoft 365, an administrator must also allow “Authenticated SMTP” for it.',
  'sign-in-account-differs':
    'You signed in as {account}, but this relay’s user name is {username}. {provider} may refuse to send: sign in with the right account, or change the user name.',

  'imap-not-configured': 'No IMAP server is set up for this relay, so nothing can be filed in its Sent folder.',
  'imap-unreachable':
    'IMAP server not configured or not reachable: nothing answers on port {port} of {host}. Check the server, the port, and that no firewall blocks it.',
  'imap-timeout': 'The IMAP server {host} stopped answering. Try again in a moment.',
  'imap-closed': 'The IMAP server {host} closed the connection before the end.',
  'imap-not-imap': 'What answers on port {port} of {host} is not an IMAP server.',
  'imap-port-expects-tls':
    'Port {port} of {host} speaks TLS from the start: choose “TLS” instead of the current security.',
  'imap-port-expects-plain':
    'Port {port} of {host} does not begin with TLS: choose “STARTTLS” instead of “TLS”, or port 993.',
  'imap-starttls-missing':
    '{host} does not offer STARTTLS on port {port}, so the password would travel in clear. Try port 993 with TLS.',
  'imap-auth-failed':
    'The IMAP server {host} refuses this user name and password. Where the provider demands an app password, it is needed here too.',
  'imap-auth-not-offered':
    'The IMAP server {host} takes no password on this connection. Choose TLS, or check at your provider that IMAP is switched on.',
  'imap-password-missing': 'There is no password to open this mailbox with. Type the mailbox’s password.',
  'imap-password-withheld':
    'The relay’s password is not given to {host}, which is another server than the relay’s. Type the mailbox’s password.',
  'imap-password-unreadable': 'The stored password of this mailbox cannot be read with the current key. Type it again.',
  'imap-folder-missing': 'The folder “{folder}” does not exist in this mailbox. Choose another one.',
  'imap-sent-unknown': 'No folder of this mailbox is known to be its Sent folder. Choose the folder yourself.',
  'imap-full': 'The mailbox is full: {host} takes no more messages. Make room in it.',
  'imap-refused': 'The IMAP server {host} refuses to file the message.',
  'imap-not-filed': '{host} says that it filed the message in “{folder}”, but it is not there.',
  'imap-temporary': 'The IMAP server {host} cannot do it for now. Try again in a few minutes.',

  cancelled: 'Cancelled before the message left. Nothing was sent.',
  'outcome-unknown':
    'The connection was lost at the very end: we cannot know whether the message left. It will not be sent again by itself; if it arrives, the result will say so.',
  'result-not-received':
    'The tester has not received the message in time. The relay accepted it: it may be delayed, or refused further on.',
  interrupted: 'The API stopped before the message left. Nothing was sent.',

  'invalid-request': 'Something in the request is not right.',
  'malformed-json': 'The request is not valid JSON.',
  'unsupported-media-type': 'The request must be sent as application/json.',
  'payload-too-large': 'The request is too large: {max} bytes at most.',
  'not-found': 'There is nothing at this address.',
  'method-not-allowed': 'This address exists, but not for this method: {methods} only.',
  unauthorized: 'This device is not paired with the API. Pair it again.',
  'token-revoked': 'This device was unpaired from the API. Pair it again.',
  'token-expired': 'This device has not been used for too long. Pair it again.',
  'origin-not-allowed': 'This origin may not use the API.',
  'host-header-not-allowed': 'The API does not answer under this name. The operator can set BIENRECU_PUBLIC_URL.',
  'rate-limited': 'Too many requests. Try again in {seconds} seconds.',
  'pairing-code-malformed': 'A pairing code has eight letters, like BCDF-GHJK.',
  'pairing-code-invalid': 'This pairing code is not right. Check each letter.',
  'pairing-code-expired':
    'This pairing code has expired: it is good for ten minutes. Run “pnpm bienrecu pair” for a new one.',
  'pairing-code-used': 'This pairing code was already used. Run “pnpm bienrecu pair” for a new one.',
  'pairing-locked': 'Too many wrong codes. Run “pnpm bienrecu pair” for a new one, or try again later.',
  'device-not-found': 'This device does not exist, or was already removed.',
  'relay-not-found': 'This relay does not exist, or was deleted.',
  'relay-roles-conflict': 'The same relay cannot be both the default and the fallback.',
  'relay-test-failed':
    'The last test of the relay “{relay}” failed: nothing is sent through it until a test passes. Repair it and test it, or choose another relay.',
  'relay-name-taken': 'There is already a relay of this name.',
  'probe-not-found': 'This test does not exist, or was deleted.',
  'probe-not-cancellable': 'Too late to cancel: the message is already on its way.',
  'probe-in-progress': 'A test to this address is already under way.',
  'idempotency-key-missing': 'The Idempotency-Key header is missing or is not a UUID.',
  'idempotency-key-reused': 'This Idempotency-Key was already used for another request.',
  'recipient-not-allowed':
    'Tests go only to addresses that a tester gave and that still take mail, to your own, and to those that the operator allows, not to {to}.',
  'tester-quota-used': 'The three free tests of the day are used up. The next one is free at {time}.',
  'send-quota-used': 'The limit of {limit} messages per day is reached. Sending is possible again at {time}.',
  'sending-disabled': 'Sending is switched off by the operator of the API.',
  'probe-batch-not-found': 'This comparison does not exist, or its tests were deleted.',
  'own-message-not-found': 'This message does not exist, or was deleted.',
  'own-message-unusable':
    'This is not a message that can be sent. Save it in your mail program as an .eml file, and choose that file.',
  'own-message-limit': 'At most {max} messages are kept. Delete one that is not needed any more.',
  'plan-limit': 'At most {max} plans are kept. Delete one that is not needed any more.',
  'watch-limit': 'At most {max} domains are looked after. Take away one that need not be any more.',
  'confirmed-address-not-found': 'No confirmation of this address is under way, and it is not confirmed.',
  'confirmation-code-wrong': 'The code is not right. Tries left: {left}',
  'confirmation-code-expired': 'This code was good for half an hour. Have another one sent.',
  'confirmation-locked': 'Too many wrong codes. Have another one sent.',
  'confirmation-limit': 'At most {limit} codes a day are sent. Possible again on {time}.',
  'report-not-found': 'This report does not exist, or was deleted.',
  'report-address-mismatch': 'This report is not about the address that was tested.',
  'report-without-domain': 'This report does not show the sender’s address. Give the domain yourself.',
  'domain-not-found': 'The domain {domain} does not exist in the DNS. Check the spelling.',
  'dns-unreachable':
    'The DNS cannot be reached: there is no network, or no resolver is set. Nothing was found out about {domain}.',
  'dns-silent':
    'The DNS gave no usable answer about {domain}. This says nothing about the domain itself: try again, or ask another resolver.',
  'dns-untrustworthy':
    'The resolver in use invents answers: it gives an address for a name that cannot exist. Nothing it says can be relied on; ask another one.',
  'audit-timeout': 'Auditing {domain} took more than {seconds} seconds. Try again in a moment.',
  'name-servers-unknown':
    'The name servers of {domain} could not be found. Nothing was checked; try again in a moment.',
  'plan-not-found': 'There is no stored plan, or it was deleted. Make it in the extension or through the API.',
  'plan-step-not-found': 'This step is not part of the plan. It may have been made anew meanwhile: load it again.',
  'plan-record-not-found': 'This record is not part of the plan. It may have been made anew meanwhile: load it again.',
  'plan-without-records': 'This plan has no DNS record to hand over.',
  'handover-not-found': 'This link does not exist, or was withdrawn by the person who sent it.',
  'handover-expired': 'This link is no longer valid. Ask the person who sent it for a new one.',
  'notice-not-found': 'This notice does not exist, or was deleted.',
  'watch-not-found': 'This domain is not watched.',
  'webhook-refused': 'The server of the webhook refused the message (answer {status}).',
  'webhook-unreachable': 'The server of the webhook did not answer.',
  'webhook-untrusted': 'The certificate of the webhook’s server is not valid for its name, so nothing was sent to it.',
  'webhook-secret-unreadable': 'The secret of the webhook can no longer be opened. Enter it again.',
  'tester-off': 'The tester of this installation is switched off.',
  'tester-unknown': 'This installation knows no such tester.',
  'tester-unavailable': 'The tester {tester} does not answer. Try again later.',
  'tester-address-unknown': 'No test was opened for this address, or it has expired. Open a new one.',
  'tester-result-not-found': 'This result does not exist, or it was deleted.',
  'tester-result-pending': 'The message has not arrived yet.',
  'tester-link-expired': 'This link has expired. Ask whoever gave it to you for a new one.',
  'message-empty': 'This file is empty.',
  'message-too-large': 'This message is larger than {megabytes} MB: it was not read.',
  'message-not-mail':
    'This is not an e-mail: it has no header. Save the message as an “.eml” file, or copy its whole source.',
  'message-file-missing': 'Choose a file, or paste the source of a message.',
  'judging-busy': 'Too many messages are being judged. Try again in {seconds} s.',
  'storage-full': 'The disk of the API is full. Nothing was lost; free some space and try again.',
  'storage-unavailable': 'The database of the API cannot be written. Nothing was lost; see “pnpm bienrecu doctor”.',
  internal: 'Something went wrong in the API. Its log knows more under the number {requestId}.',

  'config-invalid': 'The configuration is not right.',
  'data-folder-not-writable': 'The data folder {path} cannot be written. Check its owner and its rights.',
  'data-folder-in-use':
    'Another Bien reçu already runs on the data folder {path}. Stop it first, or choose another folder with BIENRECU_DATA.',
  'database-not-writable': 'The database {path} cannot be written. Check its owner and its rights.',
  'database-too-new':
    'The database {path} was made by a newer version of Bien reçu. Update the program; the data was left untouched.',
  'database-damaged':
    'The database {path} is damaged. It was left untouched; restore a copy from the folder “backups”.',
  'key-file-missing':
    'The key file {path} is missing, and there are secrets that need it. Put it back, or choose it with BIENRECU_SECRET_KEY_FILE. If it is lost: “pnpm bienrecu key reset”.',
  'key-file-out-of-reach':
    'The key file {path} cannot be read or made by this account. Correct the rights, or choose another place with BIENRECU_SECRET_KEY_FILE.',
  'key-file-wrong-length': 'The key file {path} must hold exactly 32 bytes as 64 hexadecimal digits.',
  'key-file-too-open': 'The key file {path} can be read by others. Restrict it: chmod 600 {path}',
  'key-file-in-data-folder':
    'The key file {path} must not be kept beside the database: a copy of the folder would carry both.',
  'key-does-not-fit':
    'The key file {path} is not the one that sealed the secrets of this database. Put the former key back.',
  'port-in-use': 'Port {port} is already in use. Stop the other program, or choose another port with BIENRECU_PORT.',
  'tester-port-in-use':
    'Another program takes mail on port {port} already. Choose another with BIENRECU_TESTER_SMTP_PORT, or switch the tester off with BIENRECU_TESTER=off.',
  'tester-port-not-permitted':
    'This account may not take mail on port {port}. Choose a port above 1023 with BIENRECU_TESTER_SMTP_PORT.',
  'tester-certificate-unusable': 'The certificate of the tester cannot be used: {file}.',
  'port-not-permitted': 'This account may not listen on port {port}. Choose a port above 1023 with BIENRECU_PORT.',
  'address-not-here': '{host} is not an address of this machine. Choose another one with BIENRECU_HOST.',
  usage: 'This command was not understood. Run “pnpm bienrecu --help”.',
  'password-file-unreadable': 'The password file {path} cannot be read.',
  'input-file-unreadable': 'The file {path} cannot be read.',
  'state-file-unusable':
    'The file {path} is not the progress of this same list, or cannot be written. Choose another file, or delete it to begin anew.',

  'consent-missing': 'Accept the conditions of use on the welcome page first.',
  'not-paired': 'The extension is not paired with your API yet.',
  'pairing-line-malformed': 'This is not a pairing line. It looks like http://127.0.0.1:2436#BCDF-GHJK: copy it whole.',
  'api-address-insecure': 'Your API must be reached by https, or by http on this very machine.',
  'api-unreachable': 'Your API does not answer at {url}. Is it running? Is its certificate valid?',
  'api-wrong-product': 'What answers at {url} is not Bien reçu.',
  'api-too-old': 'Your API and the extension are of different versions. Update both.',
  'api-answer-not-understood': 'Your API gave an answer that the extension does not understand.',
  'permission-missing':
    'The browser no longer lets the extension read mail-tester.com. Allow it in the extension’s settings.',
  'tester-page-not-understood': 'This page of mail-tester is not the one we know. You can give the address by hand.',
  'tester-address-missing': 'mail-tester has not shown its address. Reload the page, or give the address by hand.',
  'tester-report-not-understood': 'The score could not be read on this page. We never guess one.',
  'tester-busy': 'mail-tester asks us to slow down. The result page stays one click away.',
  'extension-reloaded': 'The extension was updated. Reload this page.',
  'extension-fault': 'Something went wrong in the extension itself. Try again; if it comes back, reload this page.',
}

import { html, plain } from './html.ts'
import type { Words } from './words.ts'

export const ENGLISH: Words = {
  homeLabel: 'First, send your email to:',
  homeButton: 'Then check your score',
  placeholder: 'a mail-tester email address',
  cookies: 'This website uses cookies to ensure you get the best experience on our website.',
  gotIt: 'Got it!',
  waiting: 'Checking out the inbox of',
  notFound: "We didn't get your email",
  notFoundReasons: {
    notsent: 'Did you really send it?',
    bcc: "Don't CC or BCC us",
    newtest: 'Make a new test',
    mailchimp: 'Do you use a newsletter service?',
  },
  limitReached: 'You have used your free tests of today',
  payment: 'We received your email and we are ready to analyze it!',
  jsonWaiting: 'Mail not found. Please wait a few seconds and try again.',
  headlines: {
    4: 'Wow! Perfect, you can send',
    3: 'Good stuff. Your email is almost perfect',
    2: 'Not bad, but there is work to do',
    1: 'Your email has serious problems',
    0: 'Your email will never get through',
  },
  total: (score) => `Your lovely total: ${score}`,
  subject: (subject) => `Subject : ${subject}`,
  received: (minutes) => `Received ${minutes} minutes ago`,
  bounceAddress: (address) => `Bounce address : ${address}`,
  replyTo: (address) => `Reply-To : ${address}`,
  viewMessage: 'Click here to view your message',
  versions: {
    'html-version': 'HTML version',
    'html-version-imageless': 'HTML version, images removed',
    'text-version': 'Text version',
    'raw-version': 'Source',
  },
  sections: {
    spamassassin: (outcome) =>
      plain(outcome === 'pass' ? 'SpamAssassin likes you' : 'SpamAssassin thinks you can improve'),
    signature: (outcome) =>
      plain(outcome === 'pass' ? "You're properly authenticated" : "You're not fully authenticated"),
    'structure-and-content': (outcome) =>
      plain(outcome === 'pass' ? 'Your message is safe and well formatted' : 'Your message could be improved'),
    blacklists: (outcome, { count }) =>
      plain(
        outcome === 'pass' ? "You're not blocklisted" : `You're listed in ${count} blocklist${count > 1 ? 's' : ''}`,
      ),
    'broken-links': () => plain('No broken links'),
  },
  checks: {
    spf: (outcome, { ip, domain }) =>
      outcome === 'pass'
        ? html`[SPF] Your server <b>${ip}</b> is authorized to use <b>${domain}</b>`
        : html`[SPF] Your server <b>${ip}</b> is not authorized to use <b>${domain}</b>`,
    dkim: (outcome) =>
      plain(
        { pass: 'Your DKIM signature is valid', none: 'Your message is not signed with DKIM' }[outcome] ??
          'Your DKIM signature is not valid',
      ),
    dmarc: (outcome) =>
      plain(
        { pass: 'Your message passed the DMARC test', missingentry: 'You do not have a DMARC record' }[outcome] ??
          'Your message failed the DMARC verification',
      ),
    'reverse-dns': (outcome, { ip, domain }) =>
      outcome === 'pass'
        ? html`Your server <b>${ip}</b> is successfully associated with <b>${domain}</b>`
        : html`Your server <b>${ip}</b> is not associated with its name`,
    'mxrecord-dns': (outcome, { domain }) =>
      outcome === 'pass'
        ? html`Your domain name <b>${domain}</b> is assigned to a mail server.`
        : html`Your domain name <b>${domain}</b> has no mail server.`,
    'arecord-dns': (outcome, { domain }) =>
      outcome === 'pass'
        ? html`Your domain name <b>${domain}</b> has an address.`
        : html`Your domain name <b>${domain}</b> has no address.`,
    'alt-attribute': (outcome, { count }) =>
      plain(
        outcome === 'pass'
          ? 'All your images have an alt attribute'
          : `We found ${count} images without alt attribute in your message body`,
      ),
    'forbidden-tags': (outcome) =>
      plain(outcome === 'pass' ? 'Your content is safe' : 'Your content holds dangerous tags'),
    'short-links': (outcome) =>
      plain(outcome === 'pass' ? "We didn't find short URLs" : 'We found short URLs in your message'),
    'list-unsubscribe': (outcome) =>
      plain(
        outcome === 'pass'
          ? 'Your message contains a List-Unsubscribe header'
          : 'Your message does not contain a List-Unsubscribe header',
      ),
  },
  spamScore: (score) => `Score: ${score}. A score below -5 is considered spam.`,
  spfRecord: 'What we retained as your current SPF record is:',
  spfNewRecord: 'It should be changed to:',
  verificationDetails: 'Verification details:',
  keyLength: (bits) => `Key length: ${bits}bits`,
  dmarcFound: (domain) => `DMARC DNS entry found for the domain _dmarc.${domain}:`,
  weight: (size) => `Weight of the HTML version of your message: ${size}.`,
  blocklistsAsked: (ip, count) =>
    `Matches your server IP address (${ip}) against ${count} of the most common IPv4 blacklists.`,
  notListed: 'Not listed',
  listed: 'Listed',
  noAnswer: 'No answer',
}

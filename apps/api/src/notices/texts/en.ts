import type { NoticeText } from './notice-text.ts'

export const en: NoticeText = {
  kinds: {
    visible: {
      title: '{domain}: all in place',
      text: 'The DNS records of {domain} can be seen everywhere. This is the right moment for a new test. From now on Bien reçu keeps an eye on them, and tells you when they change.',
    },
    different: {
      title: '{domain}: a record needs correcting',
      text: 'The {type} record at {name} is published, but not as it was asked for: {difference}. Go back to this step of the plan: it shows what to change.',
    },
    overdue: {
      title: '{domain}: a record is still not published',
      text: 'The {type} record at {name} was said to be published a day ago, and the name servers of the domain do not have it. Check that it was saved at the DNS host. Bien reçu keeps looking.',
    },
    'given-up': {
      title: '{domain}: a record is no longer looked for',
      text: 'The {type} record at {name} was not seen in place within two weeks of being announced. Bien reçu has stopped looking for it. Once it is published, say so in the plan, and the search begins again.',
    },
    'record-changed': {
      title: '{domain}: a record has changed',
      text: 'The {type} record at {name} has changed. Before: “{before}”. Now: “{after}”. If that is what you want, there is nothing to do; otherwise put the former value back.',
    },
    'record-gone': {
      title: '{domain}: a record has disappeared',
      text: 'The {type} record at {name} is no longer published. It said: “{before}”. Without it your messages may be refused or filed as spam. Unless it was removed on purpose, publish it again.',
    },
    'key-rotated': {
      title: '{domain}: a DKIM key was replaced',
      text: 'The key published at {name} is not the same any more. Often this is an ordinary renewal: just make sure, with a new test, that the service which signs your messages uses the new one.',
    },
    'too-many-lookups': {
      title: '{domain}: SPF is over its limit',
      text: 'Checking the SPF record of {domain} now takes {count} DNS look-ups, and the limit is {limit}: receivers treat it as broken.{grown} Make the plan of the domain anew: it shows how to shorten the record.',
    },
    listed: {
      title: '{subject} is on a blocklist',
      text: '{subject} is on the blocklist {list}, which mailbox providers consult before they accept a message from {domain}. End the cause first; {removal} says how to get off it.',
    },
    'domain-gone': {
      title: '{domain}: this domain no longer exists',
      text: 'The DNS no longer knows {domain}. It may have expired: check with its registrar. Watching it is paused; take it up again once the domain is back.',
    },
  },
  differences: {
    'name-typed-twice': 'its name contains the domain twice',
    'at-wrong-name': 'it stands under another name',
    'quotes-inside': 'quotation marks are part of the value',
    backslashes: 'backslashes are part of the value',
    'curly-quotes': 'curly quotation marks are part of the value',
    truncated: 'the end of the value is missing',
    'split-in-two': 'the value is spread over two records',
    'several-records': 'there are several records instead of one',
    'spaces-lost': 'spaces are missing from the value',
    'target-completed': 'the name of the domain was added to the end of the value',
    'wrong-type': 'it is of the wrong type',
    'old-value': 'the former value is still there',
    'other-value': 'the value is another one',
  },
  grown: ' It is “{include}” that grew.',
  several: {
    title: 'Bien reçu: {count} pieces of news about your domains',
    text: 'Here are {count} pieces of news about your domains.',
  },
  signature:
    'Bien reçu writes to you because its notices go to this address. To receive no more of them, take it out of the settings.',
  trial: {
    title: 'Bien reçu: trying out notices',
    text: 'This is a trial: the notices of Bien reçu will arrive here.',
  },
}

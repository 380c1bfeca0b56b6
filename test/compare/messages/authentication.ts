import type { Sample } from '../message.ts'
import { SENDERS } from '../world.ts'

/** Who sends: SPF, DKIM, DMARC, the server’s names and the blocklists. */
export const AUTHENTICATION_SAMPLES: readonly Sample[] = [
  { id: 'all-right' },
  { id: 'no-spf', domain: 'no-spf.example' },
  { id: 'spf-softfail', domain: 'softfail.example' },
  { id: 'spf-fail', domain: 'fail.example' },
  { id: 'spf-neutral', domain: 'neutral.example' },
  { id: 'two-spf-records', domain: 'two-spf.example' },
  { id: 'too-many-lookups', domain: 'many-lookups.example' },
  { id: 'not-signed', signs: false },
  { id: 'key-missing', domain: 'no-key.example' },
  { id: 'changed-on-the-way', change: (source) => source.replace('by Friday', 'by Monday') },
  { id: 'subject-changed-on-the-way', change: (source) => source.replace('Subject: The', 'Subject: [list] The') },
  { id: 'no-dmarc', domain: 'no-dmarc.example' },
  { id: 'two-dmarc-records', domain: 'two-dmarc.example' },
  { id: 'dmarc-none', domain: 'none-policy.example' },
  { id: 'no-spf-not-signed', domain: 'no-spf.example', signs: false },
  { id: 'bounce-address-elsewhere', mailFrom: 'return@bounces.example' },
  { id: 'bounce-address-elsewhere-not-signed', mailFrom: 'return@bounces.example', signs: false },
  { id: 'no-mx', domain: 'no-mx.example' },
  { id: 'no-reverse-name', sender: SENDERS.nameless },
  { id: 'other-helo', sender: SENDERS.otherName },
  { id: 'reverse-name-not-confirmed', sender: SENDERS.unconfirmed },
  { id: 'listed-once', sender: SENDERS.listedOnce },
  { id: 'listed-three-times', sender: SENDERS.listedThrice },
  { id: 'stranger', sender: SENDERS.stranger },
]

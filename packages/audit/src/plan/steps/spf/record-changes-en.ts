/** What each change of the SPF record is, and why. */
export const RECORD_CHANGES_EN: Readonly<Record<string, string>> = {
  'soft-fail-first':
    'The record ends in ~all: servers that it does not name are suspect, and not yet refused. Once every sender is known to pass, -all can follow.',
  'add-provider': 'Added for {provider}: {terms}.',
  'add-provider-unsure':
    'Added for {provider}: {terms}. This value is not confirmed: compare it with what the console of {provider} shows before you publish.',
  'add-address':
    'Added: {address}, the server that sent your test message. If it belongs to a service that changes its addresses, name that service instead.',
  'redirect-to-include':
    '“redirect={domain}” becomes “include:{domain}”: a redirect hands the whole record over to {domain}, and leaves no room for senders of your own.',
  'fold-records': 'Your {count} SPF records become one: as long as there are several, receivers count none of them.',
  'soften-all':
    'The records ended differently ({before}). The new one ends in {after}, which does not ask for refusal yet.',
  'drop-explanation': '“{term}” is left out: a record has one explanation at most, and the first is kept.',
  'drop-duplicate': '“{term}” is left out: it repeats what comes before.',
  'drop-second-all': 'What stands for everybody else (“all”) stood there more than once: only the first counted.',
  'drop-ignored-redirect': '“{term}” is left out: receivers ignore it, since the record ends in “all”.',
  'drop-broken':
    '“{term}” is left out: {domain} has no SPF record, and receivers then treat yours as broken. It authorised nobody.',
  'drop-loop': '“{term}” is left out: it leads back to your own record, and receivers then treat it as broken.',
  'faulty-last':
    '“{term}” moves behind the others: the SPF record of {domain} is faulty, and only its owner can repair it. They are now judged before it.',
  'drop-void':
    '“{term}” is left out: this name has no address today, so it authorises nobody, and costs a DNS look-up.',
  'addresses-first':
    'Addresses move before names, {terms} among them: they need no DNS look-up, and behind names they might never have been reached.',
  'drop-nested': '“{term}” is left out: “{outer}” includes it already.',
  'drop-covered':
    '“{term}” is left out: other terms name each of its addresses already. It cost DNS look-ups for nothing.',
  'replace-host':
    '“{term}” becomes {addresses}, its addresses today, to save a DNS look-up. When your server moves, this record has to follow.',
  'drop-unused': '“{term}” is left out: you no longer use it.',
  'drop-open-network': '“{term}” is left out: it allows the whole Internet to send in your name.',
  'replace-plus-all': '“+all” becomes ~all: it allowed the whole Internet to send in your name.',
  'replace-neutral-all':
    '“?all” becomes ~all: servers that the record does not name are now suspect. With “?all” it said nothing about them.',
  'add-all': '~all is added at the end: without it, the record says nothing about servers that it does not name.',
  'move-before-all': '“{term}” moves before “all”: what stands after “all” is never read.',
  'drop-after-all':
    '“{term}” is left out: it stands after “all”, where it is never read, and in its place the record would take too many DNS look-ups.',
  'drop-ignored':
    '“{term}” is left out: as it is written, receivers ignore it, and put right, it would lead nowhere or take too many DNS look-ups.',
  'clean-characters':
    'Quotation marks, special spaces and other characters that do not belong there are taken out of “{text}”.',
  'repair-look-alike':
    '“{text}” did not begin as an SPF record has to, so receivers did not see it. Now it begins with “v=spf1 ”.',
  'remove-look-alike': '“{text}” is removed: it looks like SPF, but no receiver reads it.',
  'join-split-record': 'The two halves of your record become one again: a form had cut it in two.',
  'move-record': 'The record stood at {name}, where nobody looks for it. It moves to {domain}.',
  'copy-record': 'A record stands at {name}, where receivers do not look. It is published at {domain} as well.',
  'from-obsolete-type':
    'Your SPF stood only in the obsolete record type SPF, which nobody asks for any more: it becomes a TXT record.',
  'drop-obsolete-type': 'Records of the obsolete type SPF ({count}) are removed: nobody asks for them any more.',
  'unglue-terms': '“{term}” was two terms stuck together: they are apart again.',
  'repair-term':
    '“{before}” becomes “{after}”: receivers could not read it, and treated the record as broken or left it out.',
  'drop-unreadable':
    '“{term}” is left out: it cannot be understood, and made receivers treat the whole record as broken. If it stands for a sender, tell us which.',
  'merge-networks': '{before} networks are written as {after}: the same addresses, in a shorter record.',
  flatten:
    '“{term}” becomes the addresses it stands for today (entries: {count}). When that service changes its addresses, its mail fails until the record is brought up to date.',
  'provider-waits':
    '{provider} is not added yet: it would take {lookups} more DNS look-ups, and push the record over the limit of 10. Tell us first which services you no longer use.',
  'provider-unknown': '{provider} is not added: the DNS does not show today what its terms lead to.',
  'still-over':
    'The record still takes {lookups} DNS look-ups, and receivers stop at 10: it works only for the senders that come first. The rest needs your word.',
  'too-long':
    'The answer is {size} octets long, more than the 512 that pass everywhere in one go. Large mailbox providers manage.',
  'from-wildcard':
    'What stands there comes from a wildcard (*) record. Add the new record at exactly this name; other records that the wildcard gave this name, such as MX, then have to be added too.',
}

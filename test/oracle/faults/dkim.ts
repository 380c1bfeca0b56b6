import { type KeyPool, publicKeyOf } from '../key-pool.ts'
import { type ConsoleKey, keyRecord } from '../services.ts'
import { alias, txt, type ZoneRecord } from '../zone-records.ts'

/** What a fault of DKIM is made from: what should be published for one mail service. */
export interface DkimSituation {
  readonly domain: string
  readonly keys: readonly ConsoleKey[]
  readonly pool: KeyPool
}

type DkimFault = (situation: DkimSituation) => readonly ZoneRecord[]

const nameOf = ({ selector }: ConsoleKey, domain: string): string => `${selector}._domainkey.${domain}`

/** For services whose key is a text in the user’s zone. */
const forTexts =
  (value: (key: ConsoleKey, situation: DkimSituation) => string): DkimFault =>
  (situation) =>
    situation.keys.map((key) => txt(nameOf(key, situation.domain), value(key, situation)))

/** For services whose key is behind an alias. */
const forAliases =
  (target: (key: ConsoleKey, situation: DkimSituation) => string): DkimFault =>
  (situation) =>
    situation.keys.map((key) => alias(nameOf(key, situation.domain), target(key, situation)))

const soundText = ({ key }: ConsoleKey): string => key.record

/** Faults that either kind of service can have. */
export const DKIM_FAULTS: Readonly<Record<string, DkimFault>> = {
  'dkim: none': () => [],
  'dkim: name typed twice': ({ domain, keys }) =>
    keys.map((key) => ({ ...keyRecord(key, domain), name: `${nameOf(key, domain)}.${domain}` })),
  'dkim: name without _domainkey': ({ domain, keys }) =>
    keys.map((key) => ({ ...keyRecord(key, domain), name: `${key.selector}.${domain}` })),
  'dkim: revoked': forTexts(() => 'v=DKIM1; p='),
}

export const DKIM_TEXT_FAULTS: Readonly<Record<string, DkimFault>> = {
  'dkim: truncated': forTexts((key) => soundText(key).slice(0, 255)),
  'dkim: between quotes': forTexts((key) => `"${soundText(key)}"`),
  'dkim: short key': forTexts((_, { pool }) => `v=DKIM1; k=rsa; p=${publicKeyOf(pool.short)}`),
  'dkim: wrong key': forTexts(
    ({ key }, { pool }) => (pool.all.find((other) => other !== key && other !== pool.short) ?? key).record,
  ),
  'dkim: two keys at one name': (situation) => [
    ...forTexts(soundText)(situation),
    ...forTexts((key, { pool }) => pool.otherKeyFor(key.value).record)(situation),
  ],
  'dkim: an alias in the place of the key': forAliases(({ selector }) => `${selector}.gone.sender-gone.example`),
  'dkim: a key with a hole': forTexts((key) => soundText(key).replace(/(p=.{40}).{6}/, '$1')),
}

export const DKIM_ALIAS_FAULTS: Readonly<Record<string, DkimFault>> = {
  'dkim: alias to somewhere else': forAliases(() => 'key.sender-1.example'),
  'dkim: dangling alias': forAliases(({ value }) => `${value}.sender-gone.example`),
  'dkim: alias completed with the zone': forAliases(({ value }, { domain }) => `${value}.${domain}`),
  'dkim: a text in the place of the alias': forTexts((key, { pool }) => pool.otherKeyFor(key.value).record),
}

/** Everything published as the console says. */
export const soundDkim: DkimFault = ({ domain, keys }) => keys.map((key) => keyRecord(key, domain))

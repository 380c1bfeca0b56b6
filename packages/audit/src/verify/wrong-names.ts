/* Where a record ends up when the name was typed otherwise than the form of the DNS host wants it. */
import { nameKey } from '../resolver.ts'
import type { RecordDifference } from './compare-record.ts'
import { textKindOf } from './record-meaning.ts'

/** A name to look at, and what it would mean that the record stands there. */
export interface WrongName {
  readonly name: string
  readonly difference: Extract<RecordDifference, 'name-typed-twice' | 'at-wrong-name'>
}

const isBelow = (name: string, zone: string): boolean => name.endsWith(`.${zone}`)

/** What a parent domain may rightly have in the same words at that name: it says nothing about ours. */
const isParents = (place: string, name: string, { domain, value }: WantedPlace): boolean => {
  const kind = textKindOf(value, name)
  const relative = name === domain ? '' : name.slice(0, -domain.length)
  return (
    (kind === 'spf' || kind === 'dmarc') && isBelow(domain, place.slice(relative.length)) && place.startsWith(relative)
  )
}

interface WantedPlace {
  readonly name: string
  readonly zone: string
  /** The sender’s domain: the zone, or a name in it. */
  readonly domain: string
  readonly value: string
}

/**
 * The usual wrong names, the likeliest first: the whole name with the zone behind it; the zone itself; the name without the
 * sub-domain of the sender; its first label alone; without the underscores that some forms refuse.
 */
export const wrongNames = (wanted: WantedPlace): WrongName[] => {
  const [name, zone, domain] = [nameKey(wanted.name), nameKey(wanted.zone), nameKey(wanted.domain)]
  const labels = isBelow(name, zone) ? name.slice(0, -zone.length - 1).split('.') : []
  const under = (relative: string) => (relative === '' ? zone : `${relative}.${zone}`)
  const underDomain = isBelow(name, domain) ? name.slice(0, -domain.length - 1) : ''
  const places = [zone, under(underDomain), under(labels[0] ?? ''), name.replaceAll(/(^|\.)_/g, '$1')]
  const others = [...new Set(places)].filter(
    (place) => place !== name && !isParents(place, name, { ...wanted, domain }),
  )
  return [
    { name: `${name}.${zone}`, difference: 'name-typed-twice' },
    ...others.map((place): WrongName => ({ name: place, difference: 'at-wrong-name' })),
  ]
}

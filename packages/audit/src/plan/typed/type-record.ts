/* One record as the form of a DNS host wants it. What stands in a zone is always the same; what is typed is not. */
import { type RecordForm, recordForm } from '@bienrecu/knowledge/dns-host-forms'
import type { Params } from '../../check.ts'
import { nameKey, type RecordType } from '../../resolver.ts'
import { MAX_STRING, octetsOf, quotedStrings } from './txt-strings.ts'
import type { TypedNoteCode } from './texts.ts'
import { toULabels } from './u-labels.ts'

/** A record that is wanted: full name, and value in presentation form as `Answer` has it. */
export interface WantedRecord {
  readonly name: string
  readonly type: RecordType
  readonly value: string
}

interface Place {
  /** The host that serves the zone, or null for the general form. */
  readonly host: { readonly id: string } | null
  /** The zone the form refers to: that of the name, not the domain of a sender below it. */
  readonly zone: string
}

interface TypedNote {
  readonly code: TypedNoteCode
  readonly params: Params
}

/** What to type, field by field; `renderTyped` makes its sentences. */
export interface Typed {
  readonly type: string
  /** Empty where the field is left blank. */
  readonly name: string
  readonly value: string
  /** Of MX. */
  readonly priority: number | null
  /** Seconds; null where the host's own is good. */
  readonly ttl: number | null
  readonly nameLabel: RecordForm['nameLabel']
  /** The name in its other form, for a form whose habit is not known. */
  readonly otherName: string | null
  readonly notes: readonly TypedNote[]
  /** False where a habit that this record depends on is not sourced. */
  readonly isCertain: boolean
}

/** A host that keeps records for hours makes every slip of the pen last as long. */
const LONG_TTL = 14_400
const GOOD_TTL = 3_600

const TARGET_TYPES: ReadonlySet<RecordType> = new Set(['CNAME', 'MX', 'NS', 'PTR', 'SRV'])

const note = (code: TypedNoteCode, params: Params = {}): TypedNote => ({ code, params })

interface Part {
  readonly notes: readonly TypedNote[]
  readonly isCertain: boolean
}

/** The labels before the zone; '' for the zone itself, null for a name outside it. */
const labelsBefore = (name: string, zone: string): string | null => {
  if (name === zone) return ''
  return name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : null
}

interface TypedName extends Part {
  readonly name: string
  readonly otherName: string | null
}

const typedRoot = (form: RecordForm, zone: string): TypedName => {
  const isKnown = form.root !== 'unknown'
  const name = { blank: '', '@': '@', '{domain}.': `${zone}.`, unknown: '@' }[form.root]
  return {
    name,
    otherName: isKnown ? null : zone,
    notes: isKnown ? [] : [note('root-otherwise', { zone })],
    isCertain: form.isSourced.root,
  }
}

const typedName = (form: RecordForm, name: string, zone: string): TypedName => {
  const labels = labelsBefore(name, zone)
  if (labels === '') return typedRoot(form, zone)
  if (labels === null) return { name, otherName: null, notes: [note('outside-zone', { name, zone })], isCertain: false }
  const isCertain = form.isSourced.name
  const doubled = note('doubled-name', { name, doubled: `${name}.${zone}` })
  if (form.name === 'full') return { name: `${name}.`, otherName: labels, notes: [doubled], isCertain }
  const isKnown = form.name === 'relative'
  return { name: labels, otherName: isKnown ? null : name, notes: isKnown ? [] : [doubled], isCertain }
}

interface TypedValue extends Part {
  readonly value: string
  readonly priority: number | null
}

const typedTarget = (form: RecordForm, type: RecordType, value: string, zone: string): TypedValue => {
  const words = value.trim().split(/\s+/)
  const priority = type === 'MX' && words.length > 1 ? Number(words.shift()) : null
  const target = words.pop() ?? ''
  const bare = target.endsWith('.') ? target.slice(0, -1) : target
  const isRoot = bare === ''
  const typed = isRoot || form.targetDot === 'add' ? `${bare}.` : bare
  const notes = {
    add: [note('dot-at-end')],
    never: [],
    any: [],
    unknown: [note('target-completed', { target: bare, completed: `${bare}.${zone}` })],
  }[form.targetDot]
  const inLine =
    priority !== null && form.hostId === null ? [note('priority-in-line', { priority, target: typed })] : []
  return {
    value: [...words, typed].join(' '),
    priority,
    notes: isRoot ? inLine : [...notes, ...inLine],
    isCertain: form.isSourced.targetDot,
  }
}

const isQuoted = ({ quotes, longTxt }: RecordForm, isLong: boolean): boolean =>
  quotes === 'always' || (isLong && quotes === 'when-split' && longTxt === 'manual-split')

const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text)

const typedText = (form: RecordForm, text: string): TypedValue => {
  const octets = octetsOf(text)
  const isLong = octets > MAX_STRING
  const isSplit = isQuoted(form, isLong)
  const { maxTxtLength, spfAssistant } = form
  const notes = [
    ...(isSplit && isLong ? [note('one-record-quoted')] : []),
    ...(isLong && form.longTxt === 'unknown' ? [note('split-if-refused', { split: quotedStrings(text) })] : []),
    ...(maxTxtLength !== null && octets > maxTxtLength ? [note('too-long', { octets, limit: maxTxtLength })] : []),
    ...(spfAssistant && isSpf(text) ? [note('spf-assistant', { en: spfAssistant.en, fr: spfAssistant.fr })] : []),
  ]
  return {
    value: isSplit ? quotedStrings(text) : text,
    priority: null,
    notes,
    isCertain: form.isSourced.quotes && (!isLong || form.isSourced.longTxt),
  }
}

const typedValue = (form: RecordForm, { type, value }: WantedRecord, zone: string): TypedValue => {
  if (type === 'TXT' || type === 'SPF') return typedText(form, value)
  if (TARGET_TYPES.has(type)) return typedTarget(form, type, value, zone)
  return { value, priority: null, notes: [], isCertain: true }
}

/**
 * What to type at a host so that its zone holds the record: the name relative or full, blank or `@` at the root, targets
 * with or without a final dot, quotes, strings of 255 octets. For a host that is not known: the general form, the full name
 * beside it, and how to recognise that the form did otherwise. Names are written in A-labels.
 */
export const typeRecord = (wanted: WantedRecord, { host, zone }: Place): Typed => {
  const form = recordForm(host?.id ?? null)
  const name = nameKey(wanted.name)
  const root = nameKey(zone)
  const field = typedName(form, name, root)
  const content = typedValue(form, wanted, root)
  const unicode = toULabels(name)
  const isLongLived = form.defaultTtl !== null && form.defaultTtl >= LONG_TTL
  return {
    type: wanted.type,
    name: field.name,
    value: content.value,
    priority: content.priority,
    ttl: isLongLived ? GOOD_TTL : null,
    nameLabel: form.nameLabel,
    otherName: field.otherName,
    notes: [
      ...field.notes,
      ...content.notes,
      ...(unicode === name ? [] : [note('international-name', { name, unicode })]),
    ],
    isCertain: field.isCertain && content.isCertain,
  }
}

/* The records as plain text, for a mail or a form. */
import type { Locale } from '@bienrecu/shared'
import { createSay, type Say } from '../locales/say.ts'
import { legible } from '../text/legible.ts'
import type { HandedRecord } from './handed-plan.ts'

/** What has to be done with a record, in one sentence. */
export const taskOf = ({ edit: { name, type, before, after } }: HandedRecord, say: Say): string => {
  const params = { name: legible(name), type, count: before.length }
  if (after.length === 0) return say(before.length > 1 ? 'handover.remove-all' : 'handover.remove', params)
  if (before.length === 0) return say('handover.add', params)
  return say(before.length > 1 ? 'handover.fold' : 'handover.change', params)
}

/** Label and value of each field of the form; an empty value is a field that is left blank. Nothing of it acts on a reader. */
export const fieldsOf = ({ typed }: HandedRecord, say: Say): (readonly [label: string, value: string])[] => {
  if (!typed) return []
  const { type, name, value, priority, ttl, nameLabel } = typed
  const fields: [label: string, value: string][] = [
    [say('handover.type'), type],
    [nameLabel ?? say('handover.name'), name],
    ...(priority === null ? [] : [[say('handover.priority'), String(priority)] satisfies [string, string]]),
    [say('handover.value'), value],
    ...(ttl === null ? [] : [[say('handover.ttl'), String(ttl)] satisfies [string, string]]),
  ]
  return fields.map(([label, text]) => [label, legible(text)])
}

const blockOf = (record: HandedRecord, number: number, say: Say): string => {
  const { edit, typed } = record
  const field = (label: string, value: string) =>
    `   ${say('handover.field', { label, value: value === '' ? say('handover.blank') : value })}`
  return [
    `${number}. ${taskOf(record, say)}`,
    ...fieldsOf(record, say).map(([label, value]) => field(label, value)),
    ...edit.before.map((value) => field(say('handover.today'), legible(value))),
    ...(typed?.notes ?? []).map((note) => `   ${note}`),
  ].join('\n')
}

/** All records, numbered, as a person types them at their host. */
export const recordsText = (records: readonly HandedRecord[], locale: Locale): string => {
  const say = createSay(locale)
  return records.map((record, index) => blockOf(record, index + 1, say)).join('\n\n')
}

import type { JudgedHeader, JudgedMessage } from '@bienrecu/shared'
import { useEffect, useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Folded } from './Folded.tsx'
import { judgedWords as words } from './judged-words.ts'

type MeaningOf = (id: string) => string | null

/** The explanations of header fields, fetched once the headers are shown. */
const useMeanings = (): MeaningOf => {
  const [find, setFind] = useState<MeaningOf | null>(null)
  const locale = uiLocale.value
  useEffect(() => {
    void import('@bienrecu/knowledge/header-fields').then(({ headerMeaning }) =>
      setFind(() => (id: string) => headerMeaning(id)?.meaning[locale] ?? null),
    )
  }, [locale])
  return find ?? (() => null)
}

const Field = ({ header: { name, value, meaning }, meaningOf }: { header: JudgedHeader; meaningOf: MeaningOf }) => {
  const text = meaning === null ? null : meaningOf(meaning)
  return (
    <div>
      <dt>{name}</dt>
      {text ? <dd class="meaning">{text}</dd> : null}
      <dd>{value}</dd>
    </div>
  )
}

/** Every header field as it stands in the message, with what it is and why it is there. */
export const HeadersPart = ({ headers }: { headers: JudgedMessage['headers'] }) => {
  const meaningOf = useMeanings()
  if (headers.length === 0) return null
  return (
    <Folded name={words('headers')} count={headers.length}>
      <dl class="header-fields">
        {headers.map((header, index) => (
          <Field key={`${header.name} ${index}`} header={header} meaningOf={meaningOf} />
        ))}
      </dl>
    </Folded>
  )
}

const sizeText = (octets: number): string =>
  new Intl.NumberFormat(uiLocale.value, {
    style: 'unit',
    unit: octets < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(octets / (octets < 1_000_000 ? 1_000 : 1_000_000))

/** Where the links of the message lead: shown, and no link here, for the message may be a hostile one. */
export const LinksPart = ({ links }: { links: JudgedMessage['links'] }) =>
  links.length === 0 ? null : (
    <Folded name={words('links')} count={links.length}>
      <ul class="lines" role="list">
        {links.map(({ href, text, status }, index) => (
          <li key={index}>
            <span>{text}</span> {status === null ? null : <Badge tone={status < 400 ? 'good' : 'bad'}>{status}</Badge>}
            <p class="soft">
              <code>{href}</code>
            </p>
          </li>
        ))}
      </ul>
    </Folded>
  )

/** What is attached. */
export const AttachmentsPart = ({ attachments }: { attachments: JudgedMessage['attachments'] }) =>
  attachments.length === 0 ? null : (
    <Folded name={words('attachments')} count={attachments.length}>
      <ul class="lines" role="list">
        {attachments.map(({ fileName, type, size }, index) => (
          <li key={index}>
            {fileName ?? words('unnamed')}{' '}
            <span class="soft">{words('attachment', { type, size: sizeText(size) })}</span>
          </li>
        ))}
      </ul>
    </Folded>
  )

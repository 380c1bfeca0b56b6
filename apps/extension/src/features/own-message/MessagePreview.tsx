import type { OwnMessage } from '@bienrecu/shared'
import { useEffect, useRef, useState } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { drawMessage } from './draw-message.ts'
import { messageWords as words } from './message-words.ts'

// The frame may be reached from here, and runs nothing: no scripts, no forms, no way out.
const SANDBOX = 'allow-same-origin'
const SHELL = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><title>.</title></head><body></body></html>`

/** Pixels: room for a scroll bar below a wide message. */
const MARGIN = 24

const HtmlFrame = ({ html, title }: { html: string; title: string }) => {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isLoaded, setLoaded] = useState(false)
  useEffect(() => {
    const inside = frame.current?.contentDocument
    if (!isLoaded || !inside || !frame.current) return
    drawMessage(inside, html)
    frame.current.style.blockSize = `${inside.documentElement.scrollHeight + MARGIN}px` // the style sheet has the limit
  }, [isLoaded, html])
  return (
    <iframe
      ref={frame}
      class="message-frame"
      title={title}
      sandbox={SANDBOX}
      srcdoc={SHELL}
      onLoad={() => setLoaded(true)}
      data-testid="message-frame"
    />
  )
}

const sizeText = (octets: number): string =>
  new Intl.NumberFormat(uiLocale.value, {
    style: 'unit',
    unit: octets < 1_000_000 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(octets / (octets < 1_000_000 ? 1_000 : 1_000_000))

const Attachments = ({ attachments }: Pick<OwnMessage, 'attachments'>) => (
  <ul>
    {attachments.map(({ name, type, size }, index) => (
      <li key={index}>
        {name || type} <span class="soft">{sizeText(size)}</span>
      </li>
    ))}
  </ul>
)

const Headers = ({ message: { headers, replacedHeaders } }: { message: OwnMessage }) => {
  const replaced = new Set(replacedHeaders.map((name) => name.toLowerCase()))
  return (
    <Disclosure summary={words('headers')}>
      <dl class="message-headers">
        {headers.map(({ name, value }, index) => (
          <div key={index} data-replaced={replaced.has(name.toLowerCase())}>
            <dt>{name}</dt>
            <dd>
              {replaced.has(name.toLowerCase()) ? <span class="soft">{words('replaced')} </span> : null}
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}

/** A message as it reads, with nothing in it that runs or loads. */
export const MessagePreview = ({ message }: { message: OwnMessage }) => {
  const { subject, html, text, attachments, headers, replacedHeaders } = message
  return (
    <div class="stack message-preview" data-testid="message-preview">
      <h3>{subject || words('no-subject')}</h3>
      {html === null ? <pre class="message-text">{text}</pre> : <HtmlFrame html={html} title={words('preview')} />}
      {html !== null && text !== null ? (
        <Disclosure summary={words('text-part')}>
          <pre class="message-text">{text}</pre>
        </Disclosure>
      ) : null}
      {attachments.length > 0 ? (
        <div>
          <p>{words('attachments', { count: attachments.length })}</p>
          <Attachments attachments={attachments} />
        </div>
      ) : null}
      {replacedHeaders.length > 0 ? (
        <p class="soft">{words('replaced-list', { names: replacedHeaders.join(', ') })}</p>
      ) : null}
      {headers.length > 0 ? <Headers message={message} /> : null}
    </div>
  )
}

import type { JudgedMessage } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText, shortText } from '../seen-text.ts'
import type { TesterSay } from '../say-tester.ts'
import { section, type ToldReport } from './report-view.ts'

type Link = JudgedMessage['links'][number]
type Attachment = JudgedMessage['attachments'][number]

const MAX_LINK = 160

const partsWord = ({ hasText, hasHtml }: JudgedMessage) => {
  if (hasText && hasHtml) return 'content.parts.both'
  if (hasText) return 'content.parts.text'
  return hasHtml ? 'content.parts.html' : 'content.parts.none'
}

/** Where a link of the message leads is shown and never followed: it may lead anywhere. */
const linkRow = ({ href, text, status }: Link, isAsked: boolean, say: TesterSay): Html =>
  html`<tr>
    <td data-label="${say('content.link-target')}"><code>${shortText(href, MAX_LINK)}</code></td>
    <td data-label="${say('content.link-text')}">
      <bdi>${text === '' ? say('content.image') : shortText(text, MAX_LINK)}</bdi>
    </td>
    ${isAsked ? html`<td data-label="${say('content.link-answer')}">${status ?? say('content.link-none')}</td>` : ''}
  </tr>`

const linksPart = ({ links }: JudgedMessage, say: TesterSay): Html => {
  if (links.length === 0) return html``
  const isAsked = links.some(({ status }) => status !== null)
  return html`<details class="list-folded">
    <summary>${say('content.links', { count: links.length })}</summary>
    ${isAsked ? '' : html`<p class="soft">${say('content.links-not-asked')}</p>`}
    <div class="panel">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">${say('content.link-target')}</th>
            <th scope="col">${say('content.link-text')}</th>
            ${isAsked ? html`<th scope="col">${say('content.link-answer')}</th>` : ''}
          </tr>
        </thead>
        <tbody>
          ${links.map((link) => linkRow(link, isAsked, say))}
        </tbody>
      </table>
    </div>
  </details>`
}

const attachmentRow = ({ fileName, type, size, isInline }: Attachment, say: TesterSay): Html =>
  html`<tr>
    <td data-label="${say('content.file')}">
      <bdi>${fileName === null ? say('content.unnamed') : shortText(fileName, MAX_LINK)}</bdi>${
        isInline ? html` <span class="soft">(${say('content.inline')})</span>` : ''
      }
    </td>
    <td data-label="${say('content.type')}"><code>${seenText(type)}</code></td>
    <td class="num" data-label="${say('content.size')}">${say.size(size)}</td>
  </tr>`

const attachmentsPart = ({ attachments }: JudgedMessage, say: TesterSay): Html =>
  attachments.length === 0
    ? html``
    : html`<details class="list-folded">
        <summary>${say('content.attachments', { count: attachments.length })}</summary>
        <div class="panel">
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">${say('content.file')}</th>
                <th scope="col">${say('content.type')}</th>
                <th scope="col" class="num">${say('content.size')}</th>
              </tr>
            </thead>
            <tbody>
              ${attachments.map((attachment) => attachmentRow(attachment, say))}
            </tbody>
          </table>
        </div>
      </details>`

/** What the message is made of. What is wrong with it stands among the findings. */
export const contentPart = ({ judgement: { message }, say }: ToldReport): Html =>
  section(
    'content',
    say('content.title'),
    html`<dl class="facts">
        <dt>${say('content.size')}</dt>
        <dd>${say.size(message.size)}</dd>
        <dt>${say('content.parts')}</dt>
        <dd>${say(partsWord(message))}</dd>
        <dt>${say('content.bulk')}</dt>
        <dd>${say(message.isBulk ? 'content.bulk.yes' : 'content.bulk.no')}</dd>
      </dl>
      ${linksPart(message, say)} ${attachmentsPart(message, say)}`,
  )

import type { Hop } from '@bienrecu/shared'
import { html } from 'hono/html'
import type { Html } from '../../../pages/layout.ts'
import { seenText, shortText } from '../seen-text.ts'
import type { TesterSay } from '../say-tester.ts'
import { section, type ToldReport, word } from './report-view.ts'

const SECOND = 1000 // ms

const serverOf = (name: string | null, ip: string | null, say: TesterSay): Html =>
  html`${name === null ? say('path.unnamed') : html`<code>${seenText(name)}</code>`}${
    ip === null || ip === name ? '' : html` <span class="soft">(${seenText(ip)})</span>`
  }`

const encryption = ({ isEncrypted, tls }: Hop, say: TesterSay): Html => {
  if (isEncrypted === null) return word('open', say('path.encryption-unknown'))
  if (!isEncrypted) return word('bad', say('path.plain'))
  return word('good', tls === null ? say('path.encrypted') : say('path.encrypted-with', { tls: seenText(tls) }))
}

const delay = ({ delaySeconds }: Hop, say: TesterSay): string => {
  if (delaySeconds === null) return ''
  return delaySeconds < 0
    ? say('path.clocks', { time: say.duration(-delaySeconds) })
    : say('path.delay', { time: say.duration(delaySeconds) })
}

const hopItem = (hop: Hop, say: TesterSay): Html => {
  const late = delay(hop, say)
  return html`<li>
    <p>
      ${say('path.from')} ${serverOf(hop.from, hop.fromIp, say)}<br />${say('path.by')} ${serverOf(hop.by, null, say)}
    </p>
    <p>
      ${encryption(hop, say)}${hop.with === null ? '' : html` <span class="soft">· ${seenText(hop.with)}</span>`}${
        late === '' ? '' : html` <span class="soft">· ${late}</span>`
      }
    </p>
    <details>
      <summary>${say('path.raw')}</summary>
      <pre class="wrap" tabindex="0"><code>${shortText(hop.raw, 2000)}</code></pre>
    </details>
  </li>`
}

const totalOf = (hops: readonly Hop[]): number | null => {
  const times = hops.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)])).filter(Number.isFinite)
  if (times.length < 2) return null
  const total = (Math.max(...times) - Math.min(...times)) / SECOND
  return total
}

/** Every server the message went through, the first one first. */
export const pathPart = ({ judgement: { hops }, say }: ToldReport): Html => {
  const total = totalOf(hops)
  return section(
    'path',
    say('path.title'),
    hops.length === 0
      ? html`<p>${say('path.none')}</p>`
      : html`<p>${say('path.lead')}</p>
          <ol class="hops">
            ${hops.toReversed().map((hop) => hopItem(hop, say))}
          </ol>
          ${total === null ? '' : html`<p class="soft">${say('path.total', { time: say.duration(total) })}</p>`}`,
  )
}

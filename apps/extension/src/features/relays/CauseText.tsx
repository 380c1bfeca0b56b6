import type { FailureCause } from '@bienrecu/shared'
import { told } from './told.ts'
import { relayWords as words } from './words.ts'

/** A link to a page of somebody else’s, in a new tab; nothing but a web address becomes one. */
export const OutsideLink = ({ href, label }: { href: string; label: string }) =>
  /^https?:\/\//.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  ) : null

/** Why something failed: what it is, who can repair it, how, and the provider’s own page. */
export const CauseText = ({ cause }: { cause: FailureCause }) => (
  <>
    <p class="strong">{told(cause.text)}</p>
    {cause.isCertain ? null : <p class="soft">{words('cause-likely')}</p>}
    {cause.fix ? <p>{told(cause.fix)}</p> : null}
    <p class="soft">
      {words(`actor-${cause.actor}`)}
      {cause.url ? (
        <>
          {' '}
          <OutsideLink href={cause.url} label={words('cause-link')} />
        </>
      ) : null}
    </p>
  </>
)

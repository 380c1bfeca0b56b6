import type { MailPreset } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dateText } from '../session/moment-text.ts'
import { OutsideLink } from './CauseText.tsx'
import { told } from './told.ts'
import { relayWords as words } from './words.ts'

// A whole date is written out; a month or a year alone stays as the source gives it.
const asOfText = (asOf: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(asOf) ? dateText(new Date(`${asOf}T12:00:00`), uiLocale.value) : asOf

const Caution = ({ caution }: { caution: NonNullable<MailPreset['caution']> }) => (
  <Notice tone="warning" title={words('preset.caution')}>
    <p>{told(caution.text)}</p>
    {caution.timeline.length > 0 ? (
      <ul class="timeline">
        {caution.timeline.map(({ when, text }) => (
          <li key={when.en}>
            <span class="strong">{told(when)}</span> <span>{told(text)}</span>
          </li>
        ))}
      </ul>
    ) : null}
    {caution.asOf ? <p class="soft">{words('preset.as-of', { date: asOfText(caution.asOf) })}</p> : null}
  </Notice>
)

/** What a provider demands before it can work, in steps with links; stands before the password is asked for. */
export const PresetNotes = ({ preset }: { preset: MailPreset }) => (
  <div class="stack" data-testid="preset-notes">
    {preset.isConfirmed ? null : (
      <Notice tone="accent" title={words('preset.unconfirmed')}>
        <p>{words('preset.unconfirmed-text', { name: preset.name })}</p>
      </Notice>
    )}
    {preset.caution ? <Caution caution={preset.caution} /> : null}
    {preset.prerequisites.length > 0 ? (
      <div class="stack before">
        <h4>{words('preset.before', { name: preset.name })}</h4>
        <ol class="numbered">
          {preset.prerequisites.map(({ text, url }) => (
            <li key={text.en}>
              <span>
                {told(text)}{' '}
                {url ? <OutsideLink href={url} label={words('preset.open', { host: hostOf(url) })} /> : null}
              </span>
            </li>
          ))}
        </ol>
      </div>
    ) : null}
    {preset.notes.length > 0 || preset.help.length > 0 ? (
      <Disclosure summary={words('preset.more')}>
        <div class="stack">
          {preset.notes.map((note) => (
            <p key={note.en}>{told(note)}</p>
          ))}
          {helpFor(preset).map(({ url }) => (
            <p key={url}>
              <OutsideLink href={url} label={words('preset.open', { host: hostOf(url) })} />
            </p>
          ))}
        </div>
      </Disclosure>
    ) : null}
  </div>
)

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url)

// Pages in the reader’s language come alone where there are any.
const helpFor = ({ help }: MailPreset): MailPreset['help'] => {
  const own = help.filter(({ lang }) => lang === uiLocale.value)
  return own.length > 0 ? own : help
}

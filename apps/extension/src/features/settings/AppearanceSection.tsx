import { LOCALE_NAMES } from '../../locales/locale-names.ts'
import type { Session, Settings } from '../../messaging/answers.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Select } from '../../ui/Select.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Section } from './Section.tsx'
import { optionsWords as words } from './words.ts'

/** Language and colours; both change at once, on every open page. */
export const AppearanceSection = ({ current }: { current: Session }) => {
  const set = useRequest('settings/set')
  const change = (changes: Partial<Settings>) => void set.run(changes)
  return (
    <Section id="appearance" title={words('appearance')}>
      <div class="card stack">
        {set.failure ? <FailureNotice failure={set.failure} /> : null}
        <div class="two">
          <Select
            label={words('locale')}
            options={[
              { value: 'auto', label: words('locale-auto') },
              { value: 'fr', label: LOCALE_NAMES.fr },
              { value: 'en', label: LOCALE_NAMES.en },
            ]}
            value={current.locale}
            onValue={(locale) => change({ locale })}
            name="locale"
          />
          <Select
            label={words('theme')}
            options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: words(`theme-${value}`) }))}
            value={current.theme}
            onValue={(theme) => change({ theme })}
            name="theme"
          />
        </div>
      </div>
    </Section>
  )
}

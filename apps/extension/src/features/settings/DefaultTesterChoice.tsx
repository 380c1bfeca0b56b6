import type { Tester } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { DefaultTester } from '../../messaging/answers.ts'
import { Select } from '../../ui/Select.tsx'
import { testerNameIn } from '../testers/tester-name.ts'
import type { SettingsInUse } from './use-settings.ts'
import { optionsWords as words } from './words.ts'

/** Which tester a repeated test goes to: that of the last one, or always the same. */
export const DefaultTesterChoice = ({ settings, change, testers }: SettingsInUse & { testers: readonly Tester[] }) => {
  const nameOf = testerNameIn(uiLocale.value)
  const options: { value: DefaultTester; label: string }[] = [
    { value: 'same', label: words('default-same') },
    ...testers.map(({ id }) => ({ value: id, label: id === 'bienrecu' ? words('own-tester') : nameOf(id) })),
  ]
  const chosen = settings?.defaultTester ?? 'same'
  // A tester that is gone is not chosen any more: repeated tests do the same.
  const value = options.some((option) => option.value === chosen) ? chosen : 'same'
  return (
    <div class="card">
      <Select
        label={words('default-tester')}
        hint={words('default-tester-hint')}
        options={options}
        value={value}
        onValue={(defaultTester) => void change({ defaultTester })}
        data-testid="default-tester"
      />
    </div>
  )
}

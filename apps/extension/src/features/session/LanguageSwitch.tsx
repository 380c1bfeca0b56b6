import { LOCALE_NAMES } from '../../locales/locale-names.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { Button } from '../../ui/Button.tsx'

/** One click to the other language, in that language. */
export const LanguageSwitch = () => {
  const other = uiLocale.value === 'fr' ? 'en' : 'fr'
  const choose = () => {
    uiLocale.value = other
    void send('settings/set', { locale: other })
  }
  return (
    <Button small variant="quiet" lang={other} onClick={choose}>
      {LOCALE_NAMES[other]}
    </Button>
  )
}

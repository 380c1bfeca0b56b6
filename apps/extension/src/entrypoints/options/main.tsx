import { startPage } from '../../features/session/start-page.ts'
import { Options } from '../../features/settings/Options.tsx'
import { optionsWords } from '../../features/settings/words.ts'

startPage(<Options />, () => optionsWords('tab-title'))

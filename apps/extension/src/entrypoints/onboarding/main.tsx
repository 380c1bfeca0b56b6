import { Onboarding } from '../../features/onboarding/Onboarding.tsx'
import { onboardingWords } from '../../features/onboarding/words.ts'
import { startPage } from '../../features/session/start-page.ts'

startPage(<Onboarding />, () => onboardingWords('tab-title'))

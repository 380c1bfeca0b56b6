import { ComparisonPage, comparisonTitle } from '../../features/relay-comparison/ComparisonPage.tsx'
import { startPage } from '../../features/session/start-page.ts'

startPage(<ComparisonPage />, comparisonTitle)

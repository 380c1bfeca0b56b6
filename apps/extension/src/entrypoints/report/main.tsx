import { ReportPage } from '../../features/report/ReportPage.tsx'
import { reportTitle } from '../../features/report/current-route.ts'
import { startPage } from '../../features/session/start-page.ts'

startPage(<ReportPage />, reportTitle)

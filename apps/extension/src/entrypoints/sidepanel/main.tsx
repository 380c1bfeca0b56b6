import { PlanPanel, planTitle } from '../../features/plan/PlanPanel.tsx'
import { startPage } from '../../features/session/start-page.ts'

startPage(<PlanPanel />, planTitle)

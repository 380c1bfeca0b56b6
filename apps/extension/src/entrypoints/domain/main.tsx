import { DomainPage, domainTitle } from '../../features/domain/DomainPage.tsx'
import { startPage } from '../../features/session/start-page.ts'

startPage(<DomainPage />, domainTitle)

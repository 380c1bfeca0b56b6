import { NoticesSection } from '../notices/NoticesSection.tsx'
import { ConnectionSection } from '../pairing/ConnectionSection.tsx'
import { RelaysSection } from '../relays/RelaysSection.tsx'
import { commonWords } from '../session/words.ts'
import { session } from '../session/start-page.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { NotificationsSection } from './NotificationsSection.tsx'
import { PermissionsSection } from './PermissionsSection.tsx'
import { TesterSection } from './TesterSection.tsx'
import { optionsWords as words } from './words.ts'

const ConsentFirst = () => (
  <Notice tone="accent">
    <p>{words('not-consented')}</p>
    <div class="row">
      <LinkButton variant="primary" href="/onboarding.html">
        {words('open-welcome')}
      </LinkButton>
    </div>
  </Notice>
)

/** Everything that can be set. What needs the API stands behind consent and pairing. */
export const Options = () => {
  const current = session.value
  return (
    <Page
      title={words('title')}
      nav={{
        label: commonWords('pages'),
        links: [
          { href: '/report.html', label: commonWords('history') },
          { href: '/comparison.html', label: commonWords('comparison') },
          { href: '/domain.html', label: commonWords('domain') },
          { href: '/options.html', label: commonWords('settings'), isCurrent: true },
        ],
      }}
    >
      {current ? (
        <div class="sections">
          {current.consentedAt === null ? <ConsentFirst /> : null}
          {current.isPaired ? <RelaysSection /> : null}
          {current.consentedAt === null ? null : <ConnectionSection current={current} />}
          <AppearanceSection current={current} />
          <TesterSection />
          <NotificationsSection />
          {current.isPaired ? <NoticesSection /> : null}
          <PermissionsSection />
        </div>
      ) : null}
    </Page>
  )
}

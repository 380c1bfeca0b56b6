import type { UserManifest } from 'wxt'
import { permissionsOf } from './src/permissions.ts'

// Everything that is not named is refused: no script, style or picture from elsewhere, no frame, no form. Requests go
// to a server with TLS, or to this very machine, which `http://[::1]` would name too: the grammar of a policy has no
// place for an IPv6 address (CSP 3 section 2.3.1), and browsers refuse it.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ICONS = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icon/${size}.png`]))

const FIREFOX: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: 'extension@bienrecu',
      strict_min_version: '140.0',
      // The user’s own server is “outside the browser” too: the device token and the relay passwords, and what is read
      // on mail-tester.com, go there.
      data_collection_permissions: { required: ['authenticationInfo', 'personalCommunications', 'websiteContent'] },
    },
  },
}

const CHROMIUM: UserManifest = { minimum_chrome_version: '125' }

const apisOf = (browser: string) => permissionsOf(browser).filter((permission) => permission.kind === 'api')
const hostsOf = (browser: string) => permissionsOf(browser).filter((permission) => permission.kind === 'host')

/** The manifest of a browser, without what the entrypoints add to it. */
export const manifestFor = (browser: string): UserManifest => ({
  name: '__MSG_name__',
  description: '__MSG_description__',
  default_locale: 'fr',
  icons: ICONS,
  permissions: apisOf(browser)
    .filter(({ grant }) => grant === 'install')
    .map(({ name }) => name),
  optional_permissions: apisOf(browser)
    .filter((api) => api.grant === 'on-demand')
    .map(({ name }) => name),
  host_permissions: hostsOf(browser)
    .filter(({ grant }) => grant === 'install')
    .map(({ name }) => name),
  optional_host_permissions: hostsOf(browser)
    .filter(({ grant }) => grant === 'on-demand')
    .map(({ name }) => name),
  content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
  action: { default_title: '__MSG_actionTitle__' },
  commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+M' } } },
  // Nothing is kept of private windows: the extension is not there.
  incognito: 'not_allowed',
  ...(browser === 'firefox' ? FIREFOX : CHROMIUM),
})

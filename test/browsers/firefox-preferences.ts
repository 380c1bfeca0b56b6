export interface ProfileOptions {
  readonly language: 'en' | 'fr'
  readonly marionettePort: number
  readonly proxyPort: number
  /** The part of the address of the extension's pages that Firefox would otherwise draw by lot. */
  readonly uuidOf: Readonly<Record<string, string>>
}

/** The `user.js` of a profile that asks nothing, tells nobody, and reaches the network by the proxy alone. */
export function writePreferences(options: ProfileOptions): string {
  return Object.entries(preferences(options))
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}

function preferences({
  language,
  marionettePort,
  proxyPort,
  uuidOf,
}: ProfileOptions): Record<string, string | number | boolean> {
  return {
    'marionette.port': marionettePort,
    'extensions.webextensions.uuids': JSON.stringify(uuidOf),
    // Grants optional permissions on a real click, without the prompt that nobody can answer.
    'extensions.webextOptionalPermissionPrompts': false,
    'intl.locale.requested': language,
    'intl.accept_languages': language,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.update.auto': false,
    'extensions.update.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  }
}

/** `install`: shown when the extension is added. `on-demand`: asked at the moment of use, after a sentence of ours. */
export type Grant = 'install' | 'on-demand'

export interface Permission {
  name: string
  /** `page`: a content script of the manifest runs there; the extension itself reaches nothing of it. */
  kind: 'api' | 'host' | 'page'
  grant: Grant
  /** Where one browser alone knows it. */
  browser?: 'chrome'
  /** Key of its reason in the section `permission` of the words. */
  why: string
}

/** Every permission, once. The manifest, the options page and the store notes are made from this list. */
export const PERMISSIONS = [
  { name: 'storage', kind: 'api', grant: 'install', why: 'storage' },
  { name: 'alarms', kind: 'api', grant: 'install', why: 'alarms' },
  // Firefox has its sidebar without asking.
  { name: 'sidePanel', kind: 'api', grant: 'install', why: 'side-panel', browser: 'chrome' },
  { name: 'https://www.mail-tester.com/*', kind: 'host', grant: 'install', why: 'mail-tester' },
  { name: 'http://127.0.0.1/t*', kind: 'page', grant: 'install', why: 'own-tester' },
  { name: 'http://localhost/t*', kind: 'page', grant: 'install', why: 'own-tester' },
  { name: 'notifications', kind: 'api', grant: 'on-demand', why: 'notifications' },
  { name: 'scripting', kind: 'api', grant: 'on-demand', why: 'scripting' },
  { name: 'https://*/*', kind: 'host', grant: 'on-demand', why: 'own-server' },
  { name: 'http://localhost/*', kind: 'host', grant: 'on-demand', why: 'own-machine' },
  { name: 'http://127.0.0.1/*', kind: 'host', grant: 'on-demand', why: 'own-machine' },
] as const satisfies readonly Permission[]

type Entry = (typeof PERMISSIONS)[number]

/** The permissions that a browser knows. */
export const permissionsOf = (browser: string): readonly Entry[] =>
  PERMISSIONS.filter((permission) => !('browser' in permission) || permission.browser === browser)

/** Made by modules/check-texts. */
declare module 'virtual:check-texts' {
  /** Loads what the checks say in a language; `render` needs it first. */
  export const loadCheckTexts: (locale: 'en' | 'fr') => Promise<void>
}

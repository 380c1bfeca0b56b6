import { signal } from '@preact/signals'

/** The domain whose plan the page shows, for the title of the tab. */
export const shownDomain = signal<string | null>(null)

import packageJson from '../package.json' with { type: 'json' }

/** Version of the API, as released. */
export const VERSION: string = packageJson.version

/** Public suffixes of the lab. The real list lacks `example`, which some judges then take for nobody’s. */
export const SUFFIXES: readonly string[] = ['example', 'com', 'net', 'org', 'ch', 'eu', 'fr', 'de', 'biz', 'microsoft']

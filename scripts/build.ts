import { buildIfStale } from './build-if-stale.ts'

await buildIfStale(() => console.log('Building what has changed…'))

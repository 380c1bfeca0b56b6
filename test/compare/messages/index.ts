import type { Sample } from '../message.ts'
import { AUTHENTICATION_SAMPLES } from './authentication.ts'
import { CONTENT_SAMPLES } from './content.ts'

/** Fifty messages, each with one fault or none. */
export const SAMPLES: readonly Sample[] = [...AUTHENTICATION_SAMPLES, ...CONTENT_SAMPLES]

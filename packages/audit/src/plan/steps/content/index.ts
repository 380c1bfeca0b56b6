import type { StepKind } from '../../step.ts'
import { brokenLinks } from './broken-links.ts'
import { pictures } from './pictures.ts'
import { shortLinks } from './short-links.ts'
import { spamRules } from './spam-rules.ts'
import { tags } from './tags.ts'
import { unsubscribe } from './unsubscribe.ts'

export const CONTENT_STEPS: readonly StepKind[] = [spamRules, pictures, tags, shortLinks, brokenLinks, unsubscribe]

import type { ContentCheck } from '../../content-check.ts'
import { brokenMarkup } from './broken-markup.ts'
import { embeddedObjects } from './embedded-objects.ts'
import { externalStyle } from './external-style.ts'
import { forms } from './forms.ts'
import { frames } from './frames.ts'
import { hiddenText } from './hidden-text.ts'
import { noLanguage } from './no-language.ts'
import { otherRiskyTags } from './other-risky-tags.ts'
import { script } from './script.ts'
import { scriptAttributes } from './script-attributes.ts'

export const HTML_CHECKS: readonly ContentCheck[] = [
  script,
  frames,
  embeddedObjects,
  scriptAttributes,
  forms,
  otherRiskyTags,
  hiddenText,
  externalStyle,
  noLanguage,
  brokenMarkup,
]

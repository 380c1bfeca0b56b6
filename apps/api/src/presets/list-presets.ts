import { providersToChooseFrom } from '@bienrecu/knowledge/mail-provider-order'
import type { MailPreset } from '@bienrecu/shared'
import { presetOf } from './preset-of.ts'

let presets: MailPreset[] | null = null

/** Every preset, in the order in which they are offered; made once. */
export const listPresets = (): MailPreset[] => {
  presets ??= providersToChooseFrom().map(presetOf)
  return presets
}

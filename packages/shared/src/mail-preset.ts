import { z } from 'zod'
import { OAuthProvider } from './relay-oauth.ts'
import { DetectedServer } from './relay-detection.ts'
import { ToldText } from './told-text.ts'

/** What to put into a field of the form: the whole address, its local part, a fixed text, or what the provider shows. */
export const UsernameForm = z
  .object({ kind: z.enum(['full-address', 'local-part', 'literal', 'from-provider']), literal: z.string().nullable() })
  .meta({ id: 'UsernameForm' })
export type UsernameForm = z.infer<typeof UsernameForm>

/** A provider one can choose from the list, with what it demands before it can work. */
export const MailPreset = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    kind: z.enum(['mailbox', 'domain_mailbox_host', 'transactional', 'forwarding']),
    smtp: z.array(DetectedServer.extend({ isPreferred: z.boolean() })),
    imap: DetectedServer.nullable(),
    missing: z
      .array(z.string())
      .describe(
        'Variables of the preferred host name, without their braces: `domain` is that of the address, any other only the user knows',
      ),
    username: UsernameForm,
    authMethods: z.array(z.string()),
    recommendedAuth: z.string().nullable(),
    oauth: OAuthProvider.nullable(),
    prerequisites: z.array(z.object({ text: ToldText, url: z.string().nullable() })),
    notes: z.array(ToldText).describe('What else to know about its password or sign-in'),
    caution: z
      .object({
        asOf: z.string().nullable(),
        text: ToldText,
        timeline: z.array(z.object({ when: ToldText, text: ToldText })),
      })
      .nullable(),
    fromRule: z.object({ rule: z.string(), text: ToldText.nullable() }),
    sentCopy: z.enum(['never', 'allowed', 'check_first', 'not_applicable']),
    isConfirmed: z.boolean().describe('False: from memory, a suggestion to confirm'),
    help: z.array(z.object({ lang: z.string(), url: z.string(), topic: z.string() })),
  })
  .meta({ id: 'MailPreset' })
export type MailPreset = z.infer<typeof MailPreset>

/** `GET /v1/mail-presets`. */
export const MailPresetList = z.object({ items: z.array(MailPreset) }).meta({ id: 'MailPresetList' })
export type MailPresetList = z.infer<typeof MailPresetList>

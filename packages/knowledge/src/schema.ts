/* The shape of every data file. For `schema.test.ts` and for types: never loaded at run time. */
import { AttachmentTypesFile } from './schema/attachment-types.ts'
import { BlocklistsFile } from './schema/blocklists.ts'
import { DkimSelectorsFile } from './schema/dkim-selectors.ts'
import { DmarcReportsFile } from './schema/dmarc-reports.ts'
import { DnsHostsFile } from './schema/dns-hosts.ts'
import { HeaderFieldsFile } from './schema/header-fields.ts'
import { InboxAdviceFile } from './schema/inbox-advice.ts'
import { LinkShortenersFile } from './schema/link-shorteners.ts'
import { LookAlikesFile } from './schema/look-alikes.ts'
import { MailProvidersFile } from './schema/mail-providers.ts'
import { MailboxRulesFile } from './schema/mailbox-rules.ts'
import { ScoringModelFile } from './schema/scoring-model.ts'
import { SignInServicesFile } from './schema/sign-in-services.ts'
import { SmtpRepliesFile } from './schema/smtp-replies.ts'
import { SpamPhrasesFile } from './schema/spam-phrases.ts'

export const FILES = {
  'attachment-types': AttachmentTypesFile,
  blocklists: BlocklistsFile,
  'dkim-selectors': DkimSelectorsFile,
  'dmarc-reports': DmarcReportsFile,
  'dns-hosts': DnsHostsFile,
  'header-fields': HeaderFieldsFile,
  'inbox-advice': InboxAdviceFile,
  'link-shorteners': LinkShortenersFile,
  'look-alikes': LookAlikesFile,
  'mail-providers': MailProvidersFile,
  'mailbox-rules': MailboxRulesFile,
  'scoring-model': ScoringModelFile,
  'sign-in-services': SignInServicesFile,
  'smtp-replies': SmtpRepliesFile,
  'spam-phrases': SpamPhrasesFile,
}

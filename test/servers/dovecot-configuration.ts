/** Everything that dovecot.conf depends on. Ports are on 127.0.0.1. */
export interface DovecotSettings {
  /** Holds configuration, users, mail, sockets and log. */
  readonly folder: string
  /** TLS from the first byte, as on port 993. */
  readonly tlsPort: number
  /** STARTTLS before anything else, as on port 143. */
  readonly starttlsPort: number
  readonly certificateFile: string
  readonly keyFile: string
  /** The folder for sent messages, as its owner sees it. */
  readonly sentFolder: string
  /** Whether the server marks that folder \Sent (RFC 6154). */
  readonly isSentMarked: boolean
  /** The most that a mailbox may hold. */
  readonly quotaKilobytes: number
  /** Who owns the mail. */
  readonly uid: number
  readonly gid: number
}

/** dovecot.conf for Dovecot 2.3. */
export function writeDovecotConf(settings: DovecotSettings): string {
  const { folder } = settings
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
ssl = required
ssl_cert = <${settings.certificateFile}
ssl_key = <${settings.keyFile}
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = ${settings.uid}
mail_location = maildir:~/Maildir
mail_plugins = quota
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=${settings.uid} gid=${settings.gid} home=${folder}/mail/%n
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
  mailbox "${settings.sentFolder}" {
    auto = subscribe
${settings.isSentMarked ? '    special_use = \\Sent' : ''}
  }
}
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = maildir:quota
  quota_rule = *:storage=${settings.quotaKilobytes}K
}
# A wrong password would slow down the next client of the same address.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${settings.starttlsPort}
  }
  inet_listener imaps {
    port = ${settings.tlsPort}
    ssl = yes
  }
}
`
}

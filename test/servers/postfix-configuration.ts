/** Everything that main.cf and master.cf depend on. Ports are on 127.0.0.1. */
export interface PostfixSettings {
  /** Holds configuration, queue, data and log. */
  readonly folder: string
  readonly hostName: string
  readonly domain: string
  readonly tlsPort: number
  readonly starttlsPort: number
  readonly plainPort: number
  readonly certificateFile: string
  readonly keyFile: string
  /** Where the mail of a domain and of its sub-domains is handed over; any other domain is refused. */
  readonly routes: Readonly<Record<string, number>>
  /** How it is handed over; by SMTP in clear, unless said otherwise. */
  readonly delivery?: 'smtp' | 'smtp-tls' | 'lmtp' | 'lmtp-xforward'
  /** A domain for which it takes mail from anywhere, at its plain port: it is the domain's MX. */
  readonly receivesFor?: string
  /** Sees every message; OpenDKIM. */
  readonly milterPort: number
  /** A tcp_table that answers DISABLE for clients whose messages the milter is not to see. */
  readonly milterTablePort: number
}

/** main.cf, see postconf(5). */
export function writeMainCf(settings: PostfixSettings): string {
  const { folder } = settings
  const parameters = {
    compatibility_level: '3.6',
    queue_directory: `${folder}/queue`,
    data_directory: `${folder}/data`,
    command_directory: '/usr/sbin',
    daemon_directory: '/usr/lib/postfix/sbin',
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    maillog_file: `${folder}/log/mail.log`,
    maillog_file_prefixes: `${folder}/log`,
    myhostname: settings.hostName,
    mydomain: settings.domain,
    myorigin: settings.domain,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.1/32',
    ...delivery(settings),
    ...submission(settings),
  }
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
}

/** Mail leaves only towards the given ports of this machine: no DNS, no MX, no default route. */
function delivery({ routes, delivery = 'smtp' }: PostfixSettings): Record<string, string> {
  const nextHop = delivery.startsWith('lmtp') ? 'lmtp:inet:127.0.0.1' : 'smtp:[127.0.0.1]'
  const lines = Object.entries(routes).flatMap(([domain, port]) =>
    [domain, `.${domain}`].map((pattern) => `{ ${pattern} = ${nextHop}:${port} }`),
  )
  return {
    mydestination: '',
    alias_maps: '',
    local_recipient_maps: '',
    local_transport: 'error:5.1.1 the lab has no local mailboxes',
    default_transport: 'error:5.7.1 the lab sends nothing to this domain',
    relay_transport: 'error:5.7.1 the lab sends nothing to this domain',
    transport_maps: `inline:{ ${lines.join(' ')} }`,
    disable_dns_lookups: 'yes',
    smtp_tls_security_level: delivery === 'smtp-tls' ? 'may' : 'none',
    lmtp_send_xforward_command: delivery === 'lmtp-xforward' ? 'yes' : 'no',
    minimal_backoff_time: '1s',
    maximal_backoff_time: '2s',
    queue_run_delay: '1s',
  }
}

function submission(settings: PostfixSettings): Record<string, string> {
  return {
    smtpd_peername_lookup: 'no',
    smtpd_tls_received_header: settings.receivesFor === undefined ? 'no' : 'yes',
    relay_domains: settings.receivesFor ?? '',
    smtpd_tls_chain_files: `${settings.keyFile}, ${settings.certificateFile}`,
    smtpd_tls_auth_only: 'yes',
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_type: 'cyrus',
    smtpd_sasl_path: 'smtpd',
    smtpd_sasl_local_domain: settings.domain,
    smtpd_sasl_security_options: 'noanonymous',
    smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
    smtpd_recipient_restrictions: 'reject_non_fqdn_recipient, permit',
    smtpd_milters: `inet:127.0.0.1:${settings.milterPort}`,
    smtpd_milter_maps: `tcp:127.0.0.1:${settings.milterTablePort}`,
    // A milter that is gone shows as a refusal, never as an unsigned message.
    milter_default_action: 'tempfail',
  }
}

/** master.cf, see master(5): nothing in a chroot, and only the services that this relay needs. */
export function writeMasterCf(settings: PostfixSettings): string {
  return `
127.0.0.1:${settings.starttlsPort} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
127.0.0.1:${settings.tlsPort} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
127.0.0.1:${settings.plainPort} inet n - n - - smtpd
  -o smtpd_tls_security_level=${settings.receivesFor === undefined ? 'none' : 'may'}
  -o smtpd_tls_auth_only=no
  -o smtpd_relay_restrictions=permit_mynetworks,reject_unauth_destination
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
}

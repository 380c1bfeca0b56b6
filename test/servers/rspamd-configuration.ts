interface RspamdSettings {
  /** Holds what it writes, and the list of public suffixes. */
  readonly folder: string
  readonly port: number
  readonly dnsPort: number
  readonly suffixes: string
  /** All rules that need nobody else, with Debian's points; otherwise SPF, DKIM and DMARC alone. */
  readonly withRules: boolean
}

/** Symbols of rules written in Lua, and the points that Debian gives to each. */
const RULES = `
regexp { }
chartable { }
.include "/etc/rspamd/groups.conf"
.include "/etc/rspamd/actions.conf"
`

/** rspamd.conf without learning, lists of other people, or anything kept. */
export function writeRspamdConfiguration(settings: RspamdSettings): string {
  const { folder, port, dnsPort, suffixes, withRules } = settings
  return `
options {
  pidfile = "${folder}/rspamd.pid";
  filters = "${withRules ? 'chartable,dkim,regexp' : 'dkim'}";
  dns { timeout = 2s; retransmits = 3; nameserver = ["127.0.0.1:${dnsPort}"]; }
  tempdir = "${folder}";
  # All suffixes would be compiled at each start, which takes ten seconds.
  url_tld = "${suffixes}";
  control_socket = "${folder}/control.sock mode=0600";
  cache_file = "${folder}/symbols.cache";
  hs_cache_dir = "${folder}/";
  local_addrs = [127.0.0.0/8];
  task_timeout = 20s;
}
logging { type = "console"; level = "warning"; }
worker "normal" { bind_socket = "127.0.0.1:${port}"; count = 1; mime = true; }
lua = "/usr/share/rspamd/rules/rspamd.lua";
modules { path = "/usr/share/rspamd/plugins/"; }
# What comes from the loopback is judged as what comes from outside.
spf { check_local = true; }
dkim { check_local = true; }
dmarc { check_local = true; }
${withRules ? RULES : 'actions { reject = 1000; }'}
`
}

interface RspamdSettings {
  /** Holds what it writes, and the list of public suffixes. */
  readonly folder: string
  readonly port: number
  readonly dnsPort: number
  readonly suffixes: string
}

/** rspamd.conf with SPF, DKIM and DMARC alone: no learning, no lists of other people, nothing kept. */
export function writeRspamdConfiguration({ folder, port, dnsPort, suffixes }: RspamdSettings): string {
  return `
options {
  pidfile = "${folder}/rspamd.pid";
  filters = "dkim";
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
spf { }
dkim { }
dmarc { }
actions { reject = 1000; }
`
}

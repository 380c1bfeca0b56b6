/** Words of the command line and of the pages the API serves. Sentences of errors are in the shared package. */
export const en = {
  'config.folder': '{variable}: “{value}” is not the path of a folder or file.',
  'config.port': '{variable}: “{value}” is not a port. A whole number from 1 to 65535.',
  'config.host': '{variable}: “{value}” is neither a host name nor an IP address.',
  'config.url': '{variable}: “{value}” is not an address like https://sonde.example.org, without user, query or #.',
  'config.insecure-url': '{variable}: “{value}” must begin with https://. Plain http is for this very machine alone.',
  'config.private-hosts':
    '{variable}: “{value}” is neither a host name, an IP address nor a range like 192.168.1.0/24.',
  'config.recipients': '{variable}: “{value}” is neither an e-mail address nor a domain.',
  'config.switch': '{variable}: “{value}” is neither on nor off.',
  'config.daily-limit': '{variable}: “{value}” is not a whole number from 0 to 100000.',
  'config.result-wait': '{variable}: “{value}” is not a number of seconds from 5 to 3600.',
  'config.proxies': '{variable}: “{value}” is neither an IP address nor a range like 192.168.1.0/24.',
  'config.log-level': '{variable}: “{value}” is not one of fatal, error, warn, info, debug, silent.',
  'config.unknown': 'Note: {variable} is set, but Bien reçu knows no such variable.',

  'serve.running': 'Bien reçu answers at {url}',
  'serve.pairing': 'Pairing line, good once and for ten minutes. Paste it into the extension:',
  'serve.stop': 'Ctrl-C stops it.',
  'serve.stopping': 'Stopping…',
}

import type { en } from './en.ts'

/** Les mots de la ligne de commande et des pages servies par l'API. */
export const fr: Record<keyof typeof en, string> = {
  'config.folder': '{variable} : « {value} » n’est pas un chemin de dossier ou de fichier.',
  'config.port': '{variable} : « {value} » n’est pas un port. Un nombre entier de 1 à 65535.',
  'config.host': '{variable} : « {value} » n’est ni un nom d’hôte ni une adresse IP.',
  'config.url':
    '{variable} : « {value} » n’est pas une adresse comme https://sonde.example.org, sans utilisateur, requête ni #.',
  'config.insecure-url':
    '{variable} : « {value} » doit commencer par https://. Le http simple est réservé à cette machine même.',
  'config.private-hosts':
    '{variable} : « {value} » n’est ni un nom d’hôte, ni une adresse IP, ni une plage comme 192.168.1.0/24.',
  'config.recipients': '{variable} : « {value} » n’est ni une adresse e-mail ni un domaine.',
  'config.switch': '{variable} : « {value} » n’est ni on ni off.',
  'config.daily-limit': '{variable} : « {value} » n’est pas un nombre entier de 0 à 100000.',
  'config.result-wait': '{variable} : « {value} » n’est pas un nombre de secondes de 5 à 3600.',
  'config.proxies': '{variable} : « {value} » n’est ni une adresse IP ni une plage comme 192.168.1.0/24.',
  'config.log-level': '{variable} : « {value} » ne fait pas partie de fatal, error, warn, info, debug, silent.',
  'config.unknown': 'Remarque : {variable} est définie, mais Bien reçu ne connaît pas cette variable.',

  'serve.running': 'Bien reçu répond à l’adresse {url}',
  'serve.pairing': 'Ligne d’association, valable une fois et dix minutes. Collez-la dans l’extension :',
  'serve.stop': 'Ctrl-C l’arrête.',
  'serve.stopping': 'Arrêt…',
}

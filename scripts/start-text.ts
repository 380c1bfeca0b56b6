export interface StartText {
  building: string
  failed: string
  running: (url: string) => string
  tester: (url: string) => string
  pairing: string
  load: string
  next: string
  steps: (folders: { chrome: string; firefox: string }) => string[]
  stop: string
  stopped: string
}

export const en: StartText = {
  building: 'Building the extension and the API (about half a minute, only after a change)…',
  failed: 'The build failed: the lines above say why.',
  running: (url) => `Bien reçu is running at ${url}`,
  tester: (url) => `Its own tester, to try without any set-up: ${url}`,
  pairing: 'Pairing line (good for ten minutes, once):',
  load: 'Folder of the extension:',
  next: 'What to do next:',
  steps: ({ chrome, firefox }) => [
    'Chrome or Edge: open chrome://extensions, switch on “Developer mode”, “Load unpacked”, choose',
    `   ${chrome}`,
    'Firefox: open about:debugging#/runtime/this-firefox, “Load Temporary Add-on”, choose',
    `   ${firefox}`,
    'On the page that opens: accept, then paste the pairing line.',
    'Add your relay, open https://www.mail-tester.com/ and press Send.',
  ],
  stop: 'Ctrl-C stops it.',
  stopped: 'Stopped.',
}

export const fr: StartText = {
  building: 'Construction de l’extension et de l’API (environ une demi-minute, seulement après un changement)…',
  failed: 'La construction a échoué : les lignes ci-dessus disent pourquoi.',
  running: (url) => `Bien reçu tourne à l’adresse ${url}`,
  tester: (url) => `Son propre testeur, à essayer sans rien régler : ${url}`,
  pairing: 'Ligne d’association (valable dix minutes, une seule fois) :',
  load: 'Dossier de l’extension :',
  next: 'Ce qu’il reste à faire :',
  steps: ({ chrome, firefox }) => [
    'Chrome ou Edge : ouvrez chrome://extensions, activez le « Mode développeur », « Charger l’extension non empaquetée », choisissez',
    `   ${chrome}`,
    'Firefox : ouvrez about:debugging#/runtime/this-firefox, « Charger un module complémentaire temporaire », choisissez',
    `   ${firefox}`,
    'Sur la page qui s’ouvre : acceptez, puis collez la ligne d’association.',
    'Ajoutez votre relais, ouvrez https://www.mail-tester.com/ et cliquez sur Envoyer.',
  ],
  stop: 'Ctrl-C arrête tout.',
  stopped: 'Arrêté.',
}

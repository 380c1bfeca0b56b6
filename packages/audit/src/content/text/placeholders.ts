/** What templates of common tools replace, and what stands in a text until somebody writes another. Each in linear time. */
const FORMS = [
  /lorem ipsum/gi,
  /\{\{[^{}\n]{1,60}\}\}/g, // Handlebars, Liquid, Brevo, HubSpot
  /\{%[^{}%\n]{1,60}%\}/g, // Liquid, Twig
  /%%[\w.-]{1,40}%%/g, // Salesforce
  /\*\|[\w:.-]{1,40}\|\*/g, // Mailchimp, Mandrill
  /\[\[[\w:.-]{1,40}\]\]/g, // Mailjet
  /<%[^<>%\n]{1,60}%>/g, // ERB, ASP
  /\$\{[\w.]{1,40}\}/g, // JavaScript, FreeMarker
  /\[(?:first ?name|last ?name|name|your name|company|pr[ée]nom|nom|votre nom|entreprise|soci[ée]t[ée]|civilit[ée])\]/gi,
  /\[object Object\]/g,
  /\b(?:hello|hi|dear|bonjour|cher|chère|bonsoir) (?:undefined|null|nan)\b/gi,
]

/** What is left of a template in a text: each once, in the order of the forms. */
export const findPlaceholders = (text: string): readonly string[] => [
  ...new Set(FORMS.flatMap((form) => text.match(form) ?? [])),
]

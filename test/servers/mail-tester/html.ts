/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly markup: string
}

type Part = string | number | Html | readonly Part[]

/** Template for markup: text and numbers are escaped, markup and lists of it go in as they are. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.reduce((before, string, index) => before + render(parts[index - 1] ?? '') + string) }
}

/** Text without any markup. */
export function plain(text: string): Html {
  return html`${text}`
}

/** Markup built by other means. Whoever calls it vouches for it. */
export function trusted(markup: string): Html {
  return { markup }
}

/** Text for a place between tags or inside a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function render(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return isList(part) ? part.map(render).join('') : part.markup
}

/** Array.isArray does not narrow readonly arrays. */
function isList(part: Html | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part)
}

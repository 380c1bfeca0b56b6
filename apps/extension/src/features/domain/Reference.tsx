import { referenceHref, referenceName } from './reference-link.ts'

/** Where a rule stands: an RFC or a page, with a link where there is one. `label` makes the words around its name. */
export const Reference = ({ reference, label }: { reference: string; label: (name: string) => string }) => {
  const text = label(referenceName(reference))
  const href = referenceHref(reference)
  return (
    <p class="soft">
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  )
}

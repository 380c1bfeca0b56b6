/** The mark of the product: a message that has arrived. Its name is a name, the same in every language. */
export const Brand = () => (
  <span class="brand">
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke-linecap="round" stroke-linejoin="round">
      <rect x="1.5" y="4" width="21" height="16" rx="4" fill="var(--accent)" />
      <path d="M6.5 12.2l3.6 3.6 7.4-8" stroke="var(--on-accent)" stroke-width="2.2" />
    </svg>
    Bien reçu
  </span>
)

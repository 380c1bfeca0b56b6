/** Outlines on a 20 × 20 grid, drawn with the colour of the text around them. */
const PATHS = {
  check: 'M4.5 10.5l3.6 3.6 7.4-8',
  cross: 'M5.5 5.5l9 9m0-9l-9 9',
  minus: 'M5 10h10',
  warning: 'M10 3.2L18 16.8H2zM10 8.2v3.6m0 2.4v.1',
  stop: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 6.4v4.4m0 2.6v.1',
  info: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 9.2v4.4m0-7.1v.1',
  question: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM7.9 7.9a2.1 2.1 0 114 .9c-.5.9-1.9 1.2-1.9 2.4m0 2.3v.1',
  chevron: 'M8 5l5 5-5 5',
  down: 'M5 8l5 5 5-5',
  copy: 'M7.5 7.5h8v8h-8zM4.5 12.5v-8h8',
  external: 'M11 4.5h4.5V9m0-4.5L9 11M8 5.5H4.5v10h10V12',
  back: 'M12 5l-5 5 5 5',
} as const

export type IconName = keyof typeof PATHS

/** A picture beside words that say the same: always hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    class="icon"
    viewBox="0 0 20 20"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d={PATHS[name]} />
  </svg>
)

/** Outlines on a 20 × 20 grid, drawn with the colour of the text around them. */
const PATHS = {
  check: 'M4.5 10.5l3.6 3.6 7.4-8',
  cross: 'M5.5 5.5l9 9m0-9l-9 9',
  minus: 'M5 10h10',
  warning: 'M10 3.2L18 16.8H2zM10 8.2v3.6m0 2.4v.1',
  stop: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 6.4v4.4m0 2.6v.1',
  info: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 9.2v4.4m0-7.1v.1',
  chevron: 'M8 5l5 5-5 5',
  down: 'M5 8l5 5 5-5',
} as const

export type IconName = keyof typeof PATHS

/** Lines on the grid, drawn along `path`. A picture beside words that say the same: hidden from screen readers. */
export const Outline = ({ path }: { path: string }) => (
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
    <path d={path} />
  </svg>
)

/** One of the pictures that screens share. */
export const Icon = ({ name }: { name: IconName }) => <Outline path={PATHS[name]} />

import type { LabelledAmount, Letter } from './write-letter.ts'

const GAP = 3 // columns between a label and the amounts

/** The letter as plain text: amounts aligned for a fixed-width font, sentences left for the reader’s window to wrap. */
export const textPart = ({ opening, heading, items, sums, total, ending, closing, signature }: Letter): string => {
  const rows = [heading, ...items, ...sums, total]
  const labelWidth = Math.max(...rows.map(({ label }) => label.length)) + GAP
  const amountWidth = Math.max(...rows.map(({ amount }) => amount.length))
  const row = ({ label, amount }: LabelledAmount) => label.padEnd(labelWidth) + amount.padStart(amountWidth)
  const table = [heading, ...items].map(row).join('\r\n')
  const result = [...sums, total].map(row).join('\r\n')
  return [...opening, table, result, ...ending, `${closing}\r\n${signature}`].join('\r\n\r\n')
}

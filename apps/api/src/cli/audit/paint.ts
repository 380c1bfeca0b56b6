import type { AuditSeverity } from '@bienrecu/shared'

type Dye = (text: string) => string

/** Colours and weights of a terminal (ECMA-48 SGR), or none of them where nobody would see them. */
export interface Paint {
  bold: Dye
  dim: Dye
  red: Dye
  yellow: Dye
  green: Dye
  cyan: Dye
}

const dye =
  (on: number, off: number): Dye =>
  (text) =>
    `\u001b[${on}m${text}\u001b[${off}m`

const COLOURED: Paint = {
  bold: dye(1, 22),
  dim: dye(2, 22),
  red: dye(31, 39),
  yellow: dye(33, 39),
  green: dye(32, 39),
  cyan: dye(36, 39),
}

const plain: Dye = (text) => text
const PLAIN: Paint = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain }

export const createPaint = (isColoured: boolean): Paint => (isColoured ? COLOURED : PLAIN)

/** The colour of a severity: red is for what breaks, cyan for what is good to know. */
export const dyeOf = (paint: Paint, severity: AuditSeverity): Dye => {
  if (severity === 'critical' || severity === 'high') return paint.red
  return severity === 'medium' ? paint.yellow : paint.cyan
}

/** The colour of a grade. */
export const gradeDye = (paint: Paint, grade: string | null): Dye => {
  if (grade === 'A' || grade === 'B') return paint.green
  if (grade === null) return paint.dim
  return grade === 'C' || grade === 'D' ? paint.yellow : paint.red
}

import { DIFFERENCES, type Reason, REASONS } from './differences.ts'
import type { TwiceJudged } from './judge-twice.ts'

const INTRODUCTION = [
  '# Our own tester beside mail-tester',
  '',
  'Fifty messages (`test/compare/messages`), judged by the replica of mail-tester.com (`test/servers/mail-tester`, with the weights that',
  'are known of it) and by our own tester: the same BIND, the same SpamAssassin, the same octets. `test/compare/compare.e2e.ts` judges',
  'them anew in each run, and fails for a difference that is not explained here, and for one that is none any more; it also writes this',
  'page (`BIENRECU_WRITE_DOCS=1`).',
]

const ORDER = Object.keys(REASONS)
const numberOf = (reason: Reason): number => ORDER.indexOf(reason) + 1

const signed = (points: number): string => String(points).replace('-', '−')

const rowOf = ({ id, replica, own }: TwiceJudged): string => {
  const differences = DIFFERENCES.filter((difference) => difference.id === id)
  const told = differences.map((one) => `${one.section}: ${signed(one.replica)} → ${signed(one.own)}`)
  const numbers = new Set(differences.flatMap(({ because }) => because.map(numberOf)))
  return `| ${id} | ${replica.score} | ${own.score} | ${told.join('; ')} | ${[...numbers].join(', ')} |`
}

/** docs/score-compared.md. */
export const comparisonTable = (judged: readonly TwiceJudged[]): string => {
  const same = judged.filter(({ replica, own }) => replica.score === own.score).length
  const lines = [
    ...INTRODUCTION,
    '',
    `${same} of ${judged.length} have the same score.`,
    '',
    '| message | mail-tester’s replica | own tester | differs in | why |',
    '| --- | --- | --- | --- | --- |',
    ...judged.map(rowOf),
    '',
    '## Why',
    '',
    ...Object.values(REASONS).map((text, index) => `${index + 1}. ${text}`),
  ]
  return `${lines.join('\n')}\n`
}

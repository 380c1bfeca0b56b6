/** A node of a syntax tree (ESTree), as far as it is looked into here. */
type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every node below, the node itself first. */
function* nodesIn(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesIn(child)
  }
}

const isNamed = (node: unknown, name: string): boolean => isNode(node) && node['name'] === name

/** The value of a property of an object literal. */
const propertyOf = ({ properties }: Node, name: string): Node | null => {
  const all: readonly unknown[] = Array.isArray(properties) ? properties : []
  const value = all.find((property) => isNode(property) && isNamed(property['key'], name))
  return isNode(value) && isNode(value['value']) ? value['value'] : null
}

export interface PlacedText {
  id: string
  /** Where the value of `text` begins and ends in the source. */
  start: number
  end: number
}

/** Where a check, `defineCheck({ id, …, text })`, holds its words; null where there is none of this form. */
export const textOfCheck = (program: unknown): PlacedText | null => {
  if (!isNode(program)) return null
  for (const node of nodesIn(program)) {
    if (node['type'] !== 'CallExpression' || !isNamed(node['callee'], 'defineCheck')) continue
    const [check]: unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : []
    const [id, text] = isNode(check) ? [propertyOf(check, 'id')?.['value'], propertyOf(check, 'text')] : []
    const { start, end } = text ?? {}
    if (typeof id === 'string' && typeof start === 'number' && typeof end === 'number') return { id, start, end }
  }
  return null
}

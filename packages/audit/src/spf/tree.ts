/** One domain of an SPF evaluation and what its record leads to. */
export interface SpfNode {
  readonly domain: string
}

/** A message on its way in, as a receiver sees it. */
export interface Delivery {
  readonly source: Buffer
  /** The address of the client, which is that of the mail service, not that of the lab. */
  readonly ip: string
  readonly helo: string
  /** MAIL FROM. */
  readonly mailFrom: string
}

/** Words of RFC 8601; `fault` is set when the judge itself failed, and says why. */
export interface Verdict {
  readonly spf: string
  readonly dkim: string
  readonly dmarc: string
  /** What the judge says besides, for whoever looks into a failure. */
  readonly why: string
  readonly fault: string | null
}

/** An independent program that says of a message whether it passes. */
export interface Judge {
  readonly name: string
  judge(delivery: Delivery): Promise<Verdict>
  stop(): Promise<void>
}

export const faultOf = (error: unknown): Verdict => ({
  spf: '-',
  dkim: '-',
  dmarc: '-',
  why: '',
  fault: error instanceof Error ? error.message : String(error),
})

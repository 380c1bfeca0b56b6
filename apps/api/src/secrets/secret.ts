import { inspect } from 'node:util'

const REDACTED = '[redacted]'

/** A value that must not be shown: however it is printed, only its placeholder comes out. `reveal` is the one way in. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return REDACTED
  }

  toJSON(): string {
    return REDACTED
  }

  [inspect.custom](): string {
    return REDACTED
  }
}

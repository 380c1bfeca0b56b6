import { type Compilable, type CompiledQuery, Kysely } from 'kysely'
import { writingDialect } from './kysely-dialect.ts'
import type { Tables } from './tables.ts'

/** The place of a value in a query that is written before the value is known. */
class Place {
  readonly name: PropertyKey
  constructor(name: PropertyKey) {
    this.name = name
  }

  toJSON(): never {
    throw this.misuse()
  }

  [Symbol.toPrimitive](): never {
    throw this.misuse()
  }

  private misuse(): Error {
    return new Error(`a fixed query looks at ${String(this.name)}, which is not known when it is written`)
  }
}

const PLACES = new Proxy(
  {},
  {
    get: (_, name) => new Place(name),
    ownKeys: () => {
      throw new Error('a fixed query names each of its values')
    },
  },
)

const writer = new Kysely<Tables>({ dialect: writingDialect })

/**
 * A query that is written once, for where writing it takes longer than asking: each message asks twenty. `write` hands the
 * values on and does not look at them; the query that is given back takes them, for `all`, `first` and `run`.
 */
export const fixedQuery = <Values extends object, Row>(
  write: (sql: Kysely<Tables>, values: Values) => Compilable<Row>,
): ((values: Values) => Compilable<Row>) => {
  let written: CompiledQuery<Row> | undefined
  const valueFor = (values: Values, parameter: unknown): unknown =>
    parameter instanceof Place ? Reflect.get(values, parameter.name) : parameter
  return (values) => ({
    compile() {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever it is asked for, it has a place
      written ??= write(writer, PLACES as Values).compile()
      return { ...written, parameters: written.parameters.map((parameter) => valueFor(values, parameter)) }
    },
  })
}

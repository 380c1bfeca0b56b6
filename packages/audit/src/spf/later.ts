/*
 * Values that may be there already. Most answers are, once one has been waited for: going on at once spares a check the
 * dozens of promises that would each take a turn of their own.
 */
export type Later<T> = T | Promise<T>

/** Goes on with the value: now if it is there, once it is otherwise. */
export const andThen = <T, R>(value: Later<T>, goOn: (value: T) => Later<R>): Later<R> =>
  value instanceof Promise ? value.then(goOn) : goOn(value)

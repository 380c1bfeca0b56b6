import { setFlagsFromString } from 'node:v8'

/**
 * A list of a hundred thousand domains makes gigabytes of short-lived objects, of which 20 MB are alive at a time in a thread.
 * V8 would let the space for young objects grow to 64 MB in each thread, this one included, whether that helps or not. It
 * is given its size at once instead, where it grows no more: in threads that start from now on, large enough for the objects
 * of the domains under way to die there; in this one, as it is.
 */
export const spareMemory = (): void => {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--min-semi-space-size=8') // MB
  setFlagsFromString('--heap-growing-percent=30')
}

/**
 * For `new Worker`. V8 lets a heap that may become large grow to twice what is alive before it looks, and one that may not
 * to 1.3 times that. No list comes near the limit itself.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 }

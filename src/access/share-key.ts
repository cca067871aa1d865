import type { Sight } from '../database/work.js'

/**
 * A live payload under this key says: payloads of the same key are the same for everybody with the same rights,
 * so one execution of a document serves all who asked for it.
 */
export const shareKey = Symbol('shareKey')

/**
 * What a live payload is to be answered with: less than what its reader might see, where the two are the same at
 * that moment, so that those who see nothing restricted share one execution.
 */
export const sightKey = Symbol('sight')

/** When what a live payload tells was recorded: how late it is delivered is counted. */
export const recordedKey = Symbol('recorded')

export interface Shared {
  [recordedKey]?: Date
  [shareKey]: string
  [sightKey]: Sight
}

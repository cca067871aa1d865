/**
 * A live payload under this key says: payloads of the same key are the same for everybody with the same rights,
 * so one execution of a document serves all who asked for it.
 */
export const shareKey = Symbol('shareKey')

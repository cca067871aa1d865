import { GraphQLError } from 'graphql'

/** Every code that the desk sends in `extensions.code`; docs/api.md says what to do about each. */
export const errorCodes = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'INVALID_TRANSITION',
  'RATE_LIMITED',
  'TOO_COMPLEX',
  'UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** One wrong value of the input: where it stands, from the root field's arguments on, and what is wrong. */
export interface FieldFault {
  path: (string | number)[]
  message: string
}

/**
 * An error meant for the client. Whatever else is thrown is masked as INTERNAL_SERVER_ERROR,
 * so nothing of the inside leaves by mistake.
 */
export class DeskError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...extensions } })
    this.name = 'DeskError'
  }

  get code(): ErrorCode {
    return this.extensions.code as ErrorCode
  }
}

/** BAD_USER_INPUT for one field; `path` counts from the arguments: `['input', 'title']`. */
export function badInput(path: (string | number)[], message: string): DeskError {
  return badInputs([{ path, message }])
}

/** BAD_USER_INPUT with every wrong field at once. */
export function badInputs(fields: FieldFault[]): DeskError {
  const message = fields.map((field) => `${field.path.join('.')}: ${field.message}`).join('; ')
  return new DeskError('BAD_USER_INPUT', message, { fields })
}

/** What does not exist and what the viewer may not see answer alike. */
export function notFound(path: (string | number)[] = ['input', 'id']): DeskError {
  return new DeskError('NOT_FOUND', 'There is nothing with this id.', {
    fields: [{ path, message: 'names nothing' }],
  })
}

/** Somebody else was faster: `version` is the one that holds now. */
export function conflict(message: string, extensions: Record<string, unknown> = {}): DeskError {
  return new DeskError('CONFLICT', message, extensions)
}

import type { ExecutionResult } from 'graphql'

/** The answer to one query or mutation; its JSON is made once, and only for who wants it. */
export class Answer {
  private made: string | null = null

  constructor(readonly result: ExecutionResult) {}

  get json(): string {
    return (this.made ??= jsonOf(this.result))
  }
}

/** The data first, as graphql-ws writes it. */
export function jsonOf({ errors, ...rest }: ExecutionResult): string {
  return JSON.stringify(errors ? { ...rest, errors } : rest)
}

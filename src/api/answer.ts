import type { ExecutionResult } from 'graphql'

/** The answer to one query or mutation; its JSON is made once, and only for who wants it. */
export class Answer {
  private made: string | null = null

  constructor(readonly result: ExecutionResult) {}

  /** One without errors, of which nothing but the JSON is kept: its data are made again for who asks for them. */
  static ofJson(json: string): Answer {
    const answer = new Answer({
      get data() {
        return (JSON.parse(json) as ExecutionResult).data
      },
    })
    answer.made = json
    return answer
  }

  get json(): string {
    return (this.made ??= jsonOf(this.result))
  }
}

/** The data first, as graphql-ws writes it. */
export function jsonOf({ errors, ...rest }: ExecutionResult): string {
  return JSON.stringify(errors ? { ...rest, errors } : rest)
}

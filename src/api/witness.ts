import type { EntityManager } from 'typeorm'
import type { Turning } from '../access/context.js'
import { readsLogged, watchedManager, type Tables } from '../database/watched.js'
import type { Caller, ContextParts } from './context.js'

/**
 * Sees on what an execution rests: resolvers get at nothing but through their context, and what it hands them tells
 * here what is asked of it. An answer lasts where that was rows that change only with an entry of the log, and time
 * only through `asOf`, which says when it turns. Whatever else was touched, known or not, ends that.
 */
export class Witness {
  /** Whether the answer is the same as long as nothing enters the log, until it turns. */
  lasts = true
  /** When the answer may be another one by time alone, in milliseconds since 1970. */
  turnsAt = Infinity

  constructor(private readonly tables: Tables) {}

  /** What a context is made of, under the eyes of the witness; all but `settled`, whose rows change with the log. */
  watching(parts: ContextParts, caller: Caller): [ContextParts, Caller] {
    const asOf = <T extends Turning | Promise<Turning>>(read: (now: Date) => T): T => {
      const found = read(parts.clock.now())
      if (found instanceof Promise) return found.then((each: Turning) => this.note(each)) as T
      this.note(found)
      return found
    }
    const watch = (manager: EntityManager) =>
      watchedManager(manager, (statement) => {
        if (statement === null || !readsLogged(statement, this.tables)) this.lasts = false
      })
    const watched = {
      ...parts,
      manager: watch(parts.manager),
      reads: watch(parts.reads ?? parts.manager),
      clock: this.spoilt(parts.clock),
      follower: this.spoilt(parts.follower),
      transact: this.spoilt(parts.transact),
      asOf,
    }
    return [watched, { ...caller, revalidate: this.spoilt((since?: number) => caller.revalidate(since)) }]
  }

  private note<T extends Turning>(found: T): T {
    if (found.turnsAt) this.turnsAt = Math.min(this.turnsAt, found.turnsAt.getTime())
    return found
  }

  /** The same, whose use the answer does not outlive. */
  private spoilt<T extends object>(whole: T): T {
    const spoil = () => (this.lasts = false)
    return new Proxy(whole, {
      get: (target, name) => {
        spoil()
        return Reflect.get(target, name, target) as unknown
      },
      apply: (target, _, given) => {
        spoil()
        return Reflect.apply(target as unknown as (...given: unknown[]) => unknown, undefined, given)
      },
    })
  }
}

import { EntityManager, type DataSource, type QueryRunner } from 'typeorm'
import { DeskError } from '../errors/desk-error.js'
import type { Heads } from './heads.js'
import { Replica, type ReplicaLog } from './replica.js'

/** Servers that take reads off the primary. */
export interface Replicas {
  /**
   * For the reads of one query, or of what is known to be in the log. All of them see at least what was committed when
   * the first of them was asked for, whoever wrote it and through whichever copy.
   */
  readsFor: (organizationId: string) => EntityManager
  /** Queries so far, by the server that was chosen to read for them. */
  readonly chosen: ReadonlyMap<string, number>
  /** Which of them answer and are not known to be behind. */
  ready(): Map<string, boolean>
  close(): Promise<void>
}

/** A server that shows the log up to a position. */
interface Place {
  replica: Replica
  position: number
}

/** Connects to the replicas; those that are not there are tried again when somebody wants to read. */
export async function openReplicas(
  urls: readonly string[],
  { primary, heads, log }: { primary: DataSource; heads: Heads; log: ReplicaLog },
): Promise<Replicas> {
  const replicas = urls.map((url) => new Replica(url, log))
  await Promise.all(replicas.map((replica) => replica.open()))
  const chosen = new Map(['primary', ...replicas.map(({ name }) => name)].map((name) => [name, 0]))
  let turn = 0

  /** The next in turn that has reached what the primary has committed by now; null for the primary. */
  async function choose(organizationId: string): Promise<Place | null> {
    if (replicas.every(({ isResting }) => isResting)) return null
    turn = (turn + 1) % replicas.length
    const inTurn = [...replicas.slice(turn), ...replicas.slice(0, turn)]
    const position = await heads.now(organizationId)
    for (const replica of inTurn) {
      if (await replica.hasReached(organizationId, position)) return { replica, position }
    }
    return null
  }

  return {
    readsFor: (organizationId) =>
      new ReplicaReads(primary, organizationId, async () => {
        const place = await choose(organizationId)
        const name = place?.replica.name ?? 'primary'
        chosen.set(name, (chosen.get(name) ?? 0) + 1)
        return place
      }),
    chosen,
    ready: () => new Map(replicas.map((replica) => [replica.name, replica.isReady])),
    close: async () => {
      await Promise.all(replicas.map((replica) => replica.close()))
    },
  }
}

/**
 * Reads of one query, all from one replica, so that none sees less than the one before it; from the primary, which is
 * never behind any, where no replica will do or the one that was chosen fails on the way.
 */
class ReplicaReads extends EntityManager {
  private place: Promise<Place | null> | null = null

  constructor(
    primary: DataSource,
    private readonly organizationId: string,
    private readonly choose: () => Promise<Place | null>,
  ) {
    super(primary)
  }

  override query<T>(sql: string, parameters?: unknown[]): Promise<T> {
    return this.read((manager) => manager.query<T>(sql, parameters))
  }

  override transaction<T>(...run: unknown[]): Promise<T> {
    return this.read((manager) => manager.transaction<T>(...(run as [Isolation, Run<T>])))
  }

  private async read<T>(act: (manager: EntityManager) => Promise<T>): Promise<T> {
    const place = await (this.place ??= this.choose())
    if (place) {
      const there = (runner: QueryRunner) => act(new EntityManager(this.dataSource, runner))
      try {
        return await place.replica.read(this.organizationId, place.position, there)
      } catch (error) {
        if (error instanceof DeskError) throw error
        this.place = Promise.resolve(null)
      }
    }
    return act(this.dataSource.manager)
  }
}

type Run<T> = (manager: EntityManager) => Promise<T>
type Isolation = NonNullable<Parameters<EntityManager['transaction']>[0]>

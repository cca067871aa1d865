import type { Authenticate } from '../access/authenticator.js'
import type { Viewer } from '../database/work.js'
import { DeskError } from '../errors/desk-error.js'
import { pause } from '../time/pause.js'
import type { Caller } from './context.js'
import { closing, type Peer } from './websocket-peer.js'

/** How long an answer of the authenticator holds for events that others have read, in milliseconds: limits.ts. */
const sureFor = 2_000
/** Between two questions to a database that does not answer, in milliseconds. */
const retryEvery = 500

/** Who sits at the other end of a socket, and whether that still holds. */
export class Session {
  private askedAt = performance.now()
  private isRechecked = false

  private constructor(
    private readonly peer: Peer,
    private readonly authenticate: Authenticate,
    private readonly authorization: string | undefined,
    readonly ipAddress: string | null,
    private current: Viewer,
  ) {}

  /** @throws UNAUTHENTICATED */
  static async open(
    peer: Peer,
    authenticate: Authenticate,
    authorization: string | undefined,
    ipAddress: string | null,
  ): Promise<Session> {
    const viewer = await authenticate(authorization)
    return new Session(peer, authenticate, authorization, ipAddress, viewer)
  }

  get viewer(): Viewer {
    return this.current
  }

  /** Whether it was found only just now that the credential holds. */
  get isSure(): boolean {
    return performance.now() - this.askedAt < sureFor
  }

  /** Asks whether the credential still holds, unless that is being asked: a database may take long to answer. */
  async recheck(): Promise<void> {
    if (this.isRechecked) return
    this.isRechecked = true
    // What is wrong with the credential closes the socket; all else is told to whoever asks something.
    await this.revalidate().catch(() => undefined)
    this.isRechecked = false
  }

  /** One operation of the socket. */
  caller(requestId: string): Caller {
    return new SessionCaller(this, requestId)
  }

  /**
   * The viewer as they stand now. A credential that holds no more closes the socket; a database that does not
   * answer is waited for, since nobody knows then who may see what. @throws UNAUTHENTICATED
   */
  async revalidate(askedSince?: number): Promise<Viewer> {
    for (;;) {
      try {
        const askedAt = performance.now()
        this.current = await this.authenticate(this.authorization, askedSince)
        this.askedAt = askedAt
        return this.current
      } catch (error) {
        const isEnded = error instanceof DeskError && error.code === 'UNAUTHENTICATED'
        if (isEnded) this.peer.close(closing.forbidden)
        if (isEnded || this.peer.isClosed) throw error
        await pause(retryEvery)
      }
    }
  }
}

/** A class and no literal with closures: each idle subscription holds one. */
class SessionCaller implements Caller {
  constructor(
    private readonly session: Session,
    readonly requestId: string,
  ) {}

  get viewer(): Viewer {
    return this.session.viewer
  }

  get ipAddress(): string | null {
    return this.session.ipAddress
  }

  revalidate(askedSince?: number): Promise<Viewer> {
    return this.session.revalidate(askedSince)
  }
}

import type { IncomingMessage } from 'node:http'
import type { Authenticate } from '../access/authenticator.js'
import type { Viewer } from '../database/work.js'
import { DeskError } from '../errors/desk-error.js'
import { pause } from '../time/pause.js'
import type { Caller } from './context.js'
import { closing, type Peer } from './websocket-peer.js'

/** Between two questions to a database that does not answer, in milliseconds. */
const retryEvery = 500

/** Who sits at the other end of a socket, and whether that still holds. */
export class Session {
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
    request: IncomingMessage,
    parameters: Readonly<Record<string, unknown>> | undefined,
    ipAddress: string | null,
  ): Promise<Session> {
    const authorization = authorizationOf(parameters, request)
    const viewer = await authenticate(authorization)
    return new Session(peer, authenticate, authorization, ipAddress, viewer)
  }

  get viewer(): Viewer {
    return this.current
  }

  /** One operation of the socket. */
  caller(requestId: string): Caller {
    const viewer = () => this.current
    return {
      get viewer() {
        return viewer()
      },
      requestId,
      ipAddress: this.ipAddress,
      revalidate: (askedSince) => this.revalidate(askedSince),
    }
  }

  /**
   * The viewer as they stand now. A credential that holds no more closes the socket; a database that does not
   * answer is waited for, since nobody knows then who may see what. @throws UNAUTHENTICATED
   */
  async revalidate(askedSince?: number): Promise<Viewer> {
    for (;;) {
      try {
        this.current = await this.authenticate(this.authorization, askedSince)
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

/** From connection_init, by whatever case its header is written in, or from the request that became the socket. */
function authorizationOf(
  parameters: Readonly<Record<string, unknown>> | undefined,
  request: IncomingMessage,
): string | undefined {
  const entry = Object.entries(parameters ?? {}).find(([name]) => name.toLowerCase() === 'authorization')
  return typeof entry?.[1] === 'string' ? entry[1] : request.headers.authorization
}

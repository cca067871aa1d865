import { createAuthenticator } from '../../src/access/authenticator.js'
import type { AuthConfig } from '../../src/config.js'
import type { Viewer } from '../../src/database/work.js'
import { tokensOf } from '../../src/sign-in.js'
import type { TestDesk } from './desk.js'
import { audience, type Issuer } from './issuer.js'

/** The configuration of a desk that takes the tokens of this issuer, and takes on whom it does not know. */
export function trusting({ url }: Issuer, more: Partial<AuthConfig> = {}): AuthConfig {
  const none = { roleClaim: null, organization: null, organizationClaim: null }
  return { issuer: url, audience, provision: true, ...none, ...more }
}

/** Where people show their tokens to one copy of the desk. */
export function doorOf(
  desk: TestDesk,
  auth: AuthConfig,
  copy = desk.desk,
): (token: string) => Promise<Viewer> {
  const parts = { manager: copy.dataSource.manager, clock: desk.clock }
  const authenticate = createAuthenticator({ ...parts, ofToken: tokensOf(copy, auth, desk.operator) })
  return (token) => authenticate(`Bearer ${token}`)
}

/** The issuer goes by the machine's clock; brings the desk's to the same. */
export function meetIssuer({ clock }: TestDesk): void {
  clock.advance(Date.now() - clock.now().getTime())
}

/** By the desk's clock, as tokens count: in seconds. */
export const seconds = ({ clock }: TestDesk) => Math.floor(clock.now().getTime() / 1_000)

import type { AuthenticatorParts } from './access/authenticator.js'
import { TokenIssuer, type TokenLog } from './access/token-issuer.js'
import { createTokenReader } from './access/tokens.js'
import type { AuthConfig } from './config.js'
import type { Desk } from './desk.js'
import { desk as theDesk } from './engine/engine.js'
import { signInPerson } from './people/index.js'

/** Who the tokens of the configured issuer stand for at this desk. */
export function tokensOf(
  { clock, dataSource, transact }: Desk,
  auth: AuthConfig,
  log: TokenLog,
): NonNullable<AuthenticatorParts['ofToken']> {
  const keys = new TokenIssuer({ issuer: auth.issuer, clock, log })
  // What is wrong with the issuer stands in the log from the start, not from the first sign-in on.
  keys.keys().catch(() => undefined)
  return createTokenReader({
    ...auth,
    keys,
    manager: dataSource.manager,
    clock,
    log,
    signIn: (organizationId, input) => transact(theDesk(organizationId), signInPerson, input),
  })
}

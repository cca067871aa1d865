import type { PersonKey } from './people.data.js'
import type { ServiceKey } from './services.data.js'

interface ArticleData {
  kind: 'RUNBOOK' | 'KNOWN_ERROR' | 'HOW_TO'
  title: string
  body: string
  by: PersonKey
  services: readonly ServiceKey[]
  /** Keys of the standard categories. */
  categories: readonly string[]
}

const renewByHand = `Shops and partners see a certificate error; probes fail in the TLS handshake.

1. Read the date at which the certificate of the edge ends.
2. Look at the last run of the renewal job. Where it can still run, run it and stop here.
3. Order a certificate by hand for \`*.shops.example.com\` **and** the host names of the API.
4. Install it on all edges, region by region.
5. Wait until handshakes succeed from all six regions.`

const articleData = {
  oneAcquirer: {
    kind: 'RUNBOOK',
    title: 'One acquirer declines card payments',
    body: `The success rate of card payments falls while bank payments work.

1. Compare declines by issuer, card scheme and region.
2. Where all go through one acquirer, move **half** of the traffic to the other and watch the rate for ten minutes.
3. Call the engineers of the acquirer; the number is in the contract.
4. Move the traffic back once the rate has been above 95 % for an hour.

Nobody is charged twice by this: the keys of the attempts stay the same.`,
    by: 'priya',
    services: ['payments', 'checkout'],
    categories: ['payment-processing', 'applications'],
  },
  certificateByHand: {
    kind: 'RUNBOOK',
    title: 'Replace an expired certificate by hand',
    body: renewByHand,
    by: 'kahu',
    services: ['storefront', 'publicApi'],
    categories: ['security', 'website-or-web-application'],
  },
  replicaLag: {
    kind: 'KNOWN_ERROR',
    title: 'Replicas of the order database lag after large deletions',
    body: `**Cause.** A statement that deletes millions of rows is replayed by each replica in one piece.

**Way around.** End the statement, wait until the replicas have caught up, and delete in portions of a thousand.

**For good.** The clean-up job is being rewritten.`,
    by: 'lena',
    services: ['orders'],
    categories: ['database', 'performance-degradation'],
  },
  vpnClient: {
    kind: 'HOW_TO',
    title: 'Update the VPN client of a laptop',
    body: 'Open **Software**, choose *VPN*, press *Update* and sign in again. Without the network, ask the support desk for a stick.',
    by: 'yuki',
    services: ['workplace'],
    categories: ['desktop-end-user'],
  },
} as const satisfies Record<string, ArticleData>

export type ArticleKey = keyof typeof articleData
/** What the company knew before the first story. */
export const articles: Readonly<Record<ArticleKey, ArticleData>> = articleData

/** The same runbook after it was needed. */
export const certificateReviewed = `${renewByHand}

The standby certificate does **not** cover the API. The job needs its permission on the DNS zone; the end of each certificate is monitored from outside.`

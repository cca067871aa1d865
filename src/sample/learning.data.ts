import type { learning } from '../analysis/index.js'
import type { Priority } from '../classification/index.js'
import type { PersonKey, TeamKey } from './people.data.js'
import type { Span } from './span.js'

type Cause = Pick<Parameters<typeof learning.addCause>[1], 'kind' | 'category' | 'statement'>
type Action = Pick<Parameters<typeof learning.addActionItem>[1], 'title' | 'kind'>

/** What people wrote into an analysis. */
export interface Told {
  authors: PersonKey[]
  summary: string
  impact: string
  detection: string
  response: string
  lessonsLearned: { kind: 'WENT_WELL' | 'WENT_BADLY' | 'GOT_LUCKY'; text: string }[]
  /** Each after the one that it explains. */
  causes: (Cause & { key: string; explains?: string })[]
  actions: (Action & { priority: Priority; owner: PersonKey | TeamKey; due: Span; cause: string })[]
}

export const aboutCertificate: Told = {
  authors: ['amara', 'kahu'],
  summary:
    'The certificate of *.shops.example.com expired because the job that renews it had failed for 31 days without anybody noticing. For 33 minutes no shop could be reached.',
  impact:
    'Every shop and the public API, worldwide. About **41,000 visitors** saw a certificate error; orders worth an estimated 190,000 EUR were not placed. No data was lost.',
  detection:
    'Our probes saw it four minutes after the certificate had expired. The first merchant wrote two minutes after that.',
  response:
    'A new certificate was ordered and installed by hand in 15 minutes. An attempt to use the standby certificate cost six minutes: it does not cover the host names of the API.',
  lessonsLearned: [
    {
      kind: 'WENT_WELL',
      text: 'One commander from the eighth minute on; stakeholders knew before they asked.',
    },
    {
      kind: 'WENT_BADLY',
      text: 'The renewal failed 31 times, and each failure went to a mailbox that nobody reads.',
    },
    {
      kind: 'GOT_LUCKY',
      text: 'The authority issued the new certificate within minutes; it promises hours.',
    },
  ],
  causes: [
    {
      key: 'expired',
      kind: 'TRIGGER',
      category: 'TECHNOLOGY',
      statement: 'The certificate of *.shops.example.com expired.',
    },
    {
      key: 'renewal',
      explains: 'expired',
      kind: 'CONTRIBUTING',
      category: 'TECHNOLOGY',
      statement: 'The renewal job had no permission on the DNS zone any more.',
    },
    {
      key: 'clean-up',
      explains: 'renewal',
      kind: 'ROOT',
      category: 'PROCESS',
      statement:
        'The clean-up of accounts took away what nobody had used for 30 days, without asking its owner.',
    },
    {
      key: 'unread',
      explains: 'expired',
      kind: 'CONTRIBUTING',
      category: 'PROCESS',
      statement: 'Failures of the job were mailed to somebody who had left.',
    },
  ],
  actions: [
    {
      title: 'Watch the expiry of all certificates from outside',
      kind: 'DETECT',
      priority: 'P1',
      owner: 'kahu',
      due: '5d',
      cause: 'expired',
    },
    {
      title: 'Page the owner when the renewal job fails twice',
      kind: 'DETECT',
      priority: 'P2',
      owner: 'reliability',
      due: '26d',
      cause: 'unread',
    },
    {
      title: 'Ask owners before permissions are taken away',
      kind: 'PREVENT',
      priority: 'P2',
      owner: 'noa',
      due: '30d',
      cause: 'clean-up',
    },
  ],
}

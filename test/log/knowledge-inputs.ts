// Inputs for every-use-case.test.ts: articles.
import { createArticle, linkArticle } from '../../src/knowledge/index.js'
import type { TestDesk } from '../harness/desk.js'

export function knowledgeInputs(desk: TestDesk): Record<string, () => Promise<object> | object> {
  const page = { kind: 'RUNBOOK', title: 'Flood', body: 'Close the gates.' } as const
  const article = async () => (await desk.do(createArticle, page)).article
  const link = async () => ({ incidentId: await desk.open(), articleId: await article() })
  return {
    createArticle: () => page,
    linkArticle: link,
    retireArticle: async () => ({ id: await article() }),
    unlinkArticle: async () => {
      const linked = await link()
      await desk.do(linkArticle, linked)
      return linked
    },
    updateArticle: async () => ({ id: await article(), body: 'Open them.' }),
  }
}

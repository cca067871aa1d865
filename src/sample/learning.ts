import { analysisIdOf, learning } from '../analysis/index.js'
import type { Work } from '../database/work.js'
import { aboutCertificate, type Told } from './learning.data.js'
import type { PersonKey } from './people.data.js'
import { later } from './span.js'
import type { Scene, Step } from './story.js'

/** The words in which is told what was learnt: each one a use case, applied to the analysis of the story's incident. */

const analysisOf = async (work: Work, { incident }: Scene) => (await analysisIdOf(work, incident)) ?? ''

/** Begins the analysis and writes all of it down. */
export const analyse =
  (told: Told = aboutCertificate): Step =>
  async (work, scene) => {
    const { analysis: id } = await learning.startAnalysis(work, { incidentIds: [scene.incident] })
    const { authors, causes, actions, ...texts } = told
    const authorIds = authors.map((person) => scene.people[person])
    await learning.updateAnalysis(work, { id, ...texts, authorIds, dueAt: later(work.now, '3d') })
    const made = new Map<string, string>()
    for (const { key, explains, ...cause } of causes) {
      const explainsId = explains === undefined ? null : (made.get(explains) ?? null)
      made.set(key, (await learning.addCause(work, { analysisId: id, ...cause, explainsId })).cause)
    }
    for (const { owner, due, cause, ...item } of actions) {
      const ownerId = owner in scene.teams ? scene.teams[owner as never] : scene.people[owner as PersonKey]
      const causeId = made.get(cause) ?? null
      const dueAt = later(work.now, due)
      await learning.addActionItem(work, { analysisId: id, ...item, ownerId, causeId, dueAt })
    }
  }

export const submit =
  (...reviewers: PersonKey[]): Step =>
  async (work, scene) =>
    learning.submitAnalysis(work, {
      id: await analysisOf(work, scene),
      reviewerIds: reviewers.map((person) => scene.people[person]),
    })

export const approve =
  (comment: string): Step =>
  async (work, scene) =>
    learning.reviewAnalysis(work, { id: await analysisOf(work, scene), verdict: 'APPROVED', comment })

export const publish: Step = async (work, scene) =>
  learning.publishAnalysis(work, { id: await analysisOf(work, scene) })

/** A follow-up action of that title is done. */
export const follow =
  (title: string): Step =>
  async (work, scene) => {
    const items = await learning.actionItemsOf(work, await analysisOf(work, scene))
    const item = items.find((each) => each.title === title)
    if (!item) throw new Error(`no follow-up action ${title}`)
    await learning.updateActionItem(work, { id: item.id, state: 'DONE' })
  }

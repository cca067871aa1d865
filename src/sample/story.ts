import type { Priority, Severity, Urgency } from '../classification/index.js'
import type { Work } from '../database/work.js'
import type { ActorKey, Company } from './company.js'
import type { PersonKey, TeamKey } from './people.data.js'
import type { ServiceKey } from './services.data.js'
import { earlier, milliseconds, type Span } from './span.js'

/** What was known when an incident was logged. */
export interface Opening {
  title: string
  description?: string
  severity: Severity
  /** MEDIUM where left out. */
  urgency?: Urgency
  /** Overrides the matrix. */
  priority?: Priority
  /** Keys of the standard categories. */
  type?: string
  technical?: string
  service?: string
  services?: ServiceKey[]
  owner?: PersonKey | TeamKey
  /** On whose behalf, where it was not logged by them. */
  reporter?: PersonKey
  labels?: string[]
  links?: { url: string; title: string }[]
  /** How long before the opening the impact began. */
  began?: Span
  major?: boolean
  drill?: boolean
  /** Seen only by those whom it names. */
  restricted?: boolean
  /** The key of another story. */
  parent?: string
}

/** Something that was done, and when: counted from the opening. */
export type Beat = readonly [after: Span, who: ActorKey, step: Step]

/** The history of one incident. */
export interface Story {
  /** How other stories refer to it. */
  key: string
  /** How long ago it was opened. */
  ago: Span
  by: ActorKey
  opening: Opening
  then: Beat[]
}

/** What a step can refer to. */
export interface Scene extends Company {
  /** The incident that the story is about. */
  incident: string
  /** The incidents so far, by the key of their story. */
  incidents: Map<string, string>
  /** The tasks of this incident so far, by title. */
  tasks: Map<string, string>
}

/** Does one thing through its use case, at the instant and as the actor of `work`. */
export type Step = (work: Work, scene: Scene) => Promise<unknown>

/** One step in its place. The step is null where the story opens. */
export interface Moment {
  at: Date
  who: ActorKey
  story: Story
  step: Step | null
}

/**
 * All stories as they ran beside each other, in chapters of one transaction each. An opening is a chapter of its
 * own: the incident gets its number at the end of it, and what comes later may name it.
 */
export function chaptersOf(stories: readonly Story[], now: Date): Moment[][] {
  const moments = stories.flatMap((story, index) => momentsOf(story, index, now))
  const chapters: Moment[][] = []
  for (const moment of moments.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const chapter = chapters.at(-1)
    if (!chapter || !moment.step || !chapter[0]?.step) chapters.push([moment])
    else chapter.push(moment)
  }
  return chapters
}

function momentsOf(story: Story, index: number, now: Date): Moment[] {
  const opened = instantOf(earlier(now, story.ago).getTime(), index)
  const openedAt = opened.getTime()
  return [
    { at: opened, who: story.by, story, step: null },
    ...story.then.map(([after, who, step]) => ({
      at: instantOf(openedAt + milliseconds(after), index + milliseconds(after) / 60_000),
      who,
      story,
      step,
    })),
  ]
}

/** Nobody acts on the full minute: up to 59 seconds are taken off, the same ones each time. */
function instantOf(time: number, seed: number): Date {
  return new Date(time - ((seed * 37) % 60) * 1000 - ((seed * 211) % 1000))
}

import { spokenDuration } from '../time/duration.js'

/** All that a document of an analysis says; texts of people are Markdown but where they stand in a line or a cell. */
export interface AnalysisDocument {
  title: string
  state: string
  version: number
  incidents: readonly {
    number: number
    title: string
    priority: string
    openedAt: Date
    resolvedAt: Date | null
  }[]
  authors: readonly string[]
  reviewers: readonly string[]
  sections: readonly { heading: string; text: string }[]
  facts: readonly { name: string; value: number | string | null }[]
  narrative: readonly { at: string; text: string }[]
  causes: readonly { depth: number; kind: string; category: string; statement: string }[]
  lessons: readonly { kind: string; text: string }[]
  actions: readonly {
    title: string
    kind: string
    priority: string
    state: string
    owner: string | null
    dueAt: Date | null
    ticketUrl: string | null
  }[]
}

/** The whole analysis as one Markdown document. */
export function markdownOf(analysis: AnalysisDocument): string {
  const { title, incidents, authors, reviewers, sections, facts, narrative, causes, lessons, actions } =
    analysis
  const parts = [
    `# ${line(title)}`,
    [
      `- Incidents: ${incidents.map(({ number, title: what, priority }) => `INC-${number} (${priority}) ${line(what)}`).join('; ')}`,
      `- State: ${words(analysis.state)}, version ${analysis.version}`,
      ...(authors.length > 0 ? [`- Authors: ${authors.map(line).join(', ')}`] : []),
      ...(reviewers.length > 0 ? [`- Reviewers: ${reviewers.map(line).join(', ')}`] : []),
    ].join('\n'),
    ...sections
      .filter(({ text }) => text.trim() !== '')
      .map(({ heading, text }) => `## ${heading}\n\n${text.trim()}`),
    section(
      'Facts',
      table(
        ['What', 'Measured'],
        facts.map(({ name, value }) => [name, factText(value)]),
      ),
    ),
    narrative.length > 0
      ? section(
          'Timeline',
          table(
            ['When (UTC)', 'What happened'],
            narrative.map(({ at, text }) => [minuteOf(at), text]),
          ),
        )
      : '',
    causes.length > 0
      ? section(
          'Causes',
          causes
            .map(
              (cause) =>
                `${'  '.repeat(cause.depth)}- **${words(cause.kind)}** (${words(cause.category)}): ${line(cause.statement)}`,
            )
            .join('\n'),
        )
      : '',
    lessons.length > 0 ? section('Lessons learned', lessonsText(lessons)) : '',
    actions.length > 0
      ? section(
          'Follow-up actions',
          table(
            ['What', 'For', 'Priority', 'Owner', 'Due', 'State'],
            actions.map(({ title: what, kind, priority, owner, dueAt, state, ticketUrl }) => [
              ticketUrl ? `${what} (<${ticketUrl}>)` : what,
              words(kind),
              priority,
              owner ?? '–',
              dueAt?.toISOString().slice(0, 10) ?? '–',
              words(state),
            ]),
          ),
        )
      : '',
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const section = (heading: string, body: string) => `## ${heading}\n\n${body}`
const words = (name: string) => name.toLowerCase().replaceAll('_', ' ')
/** What stands in one line: no line break, and nothing that begins something else. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim()
/** What stands in a cell, whatever people wrote. */
const cell = (text: string) => line(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|')
const minuteOf = (at: string) => at.slice(0, 16).replace('T', ' ')
const factText = (value: number | string | null) =>
  value === null ? '–' : typeof value === 'number' ? spokenDuration(value) : value

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => '---'), ...rows.map((row) => row.map(cell))]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const lessonHeadings: Record<string, string> = {
  WENT_WELL: 'What went well',
  WENT_BADLY: 'What went badly',
  GOT_LUCKY: 'Where we got lucky',
}

function lessonsText(lessons: AnalysisDocument['lessons']): string {
  return Object.entries(lessonHeadings)
    .map(([kind, heading]) => {
      const told = lessons.filter((lesson) => lesson.kind === kind)
      return told.length > 0
        ? `### ${heading}\n\n${told.map(({ text }) => `- ${line(text)}`).join('\n')}`
        : ''
    })
    .filter((part) => part !== '')
    .join('\n\n')
}

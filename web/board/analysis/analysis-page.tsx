import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { AnalysisFragment } from '../../generated/graphql'
import { PriorityBadge } from '../desk/badges'
import { useNow } from '../desk/clock'
import { dayAndTimeOf, plain } from '../desk/words'
import type { PageProps } from '../shell/pages'
import { Link } from '../shell/route'
import { CauseTree } from './cause-tree'
import { Facts } from './facts'
import { FollowUps } from './follow-ups'
import { Markdown } from './markdown'
import { Narrative } from './narrative'
import { Reviews } from './reviews'
import { useAnalysis } from './use-analysis'
import { Versions } from './versions'

/** What happened, why, and what changes because of it, to be read from top to bottom. */
export function AnalysisPage({ subject }: PageProps) {
  const { analysis, fault } = useAnalysis(subject)
  useEffect(() => {
    document.title = analysis ? `${analysis.title} – Analysis` : 'Analysis – Tocsin'
  }, [analysis])
  return (
    <>
      <p class="back">
        <Link to="/board">← Board</Link>
      </p>
      {fault !== null && <p role="alert">{fault}</p>}
      {analysis === undefined && fault === null && <p class="notice">Asking the desk …</p>}
      {analysis === null && <p>There is no analysis {subject}, or none that you may see.</p>}
      {analysis && <Analysis analysis={analysis} />}
    </>
  )
}

function Analysis({ analysis }: { analysis: AnalysisFragment }) {
  const { title, summary, impact, detection, response, narrative, lessonsLearned, causes, actionItems } =
    analysis
  return (
    <article class="analysis">
      <Head analysis={analysis} />
      <Facts facts={analysis.facts} />
      <Section name="Summary">
        <Markdown text={summary} />
      </Section>
      <Section name="Impact">
        <Markdown text={impact} />
      </Section>
      <Section name="Detection">
        <Markdown text={detection} />
      </Section>
      <Section name="Response">
        <Markdown text={response} />
      </Section>
      <Section name="Timeline">
        <Narrative entries={narrative} />
      </Section>
      <Section name="Causes">
        {causes.length === 0 && <p>None is named yet.</p>}
        {causes.length > 0 && <CauseTree what={title} causes={causes} actions={actionItems} />}
      </Section>
      <Section name="Lessons">
        {lessonsLearned.length === 0 && <p>None is written down yet.</p>}
        <ul>
          {lessonsLearned.map(({ kind, text }, index) => (
            <li key={index}>
              <strong>{plain(kind)}:</strong> {text}
            </li>
          ))}
        </ul>
      </Section>
      <Section name="Follow-up actions">
        <FollowUps items={actionItems} />
      </Section>
      <Section name="Reviews">
        <Reviews reviewers={analysis.reviewers} reviews={analysis.reviews} />
      </Section>
      {analysis.versions.length > 0 && (
        <Section name="Versions">
          <Versions id={analysis.id} versions={analysis.versions} />
        </Section>
      )}
    </article>
  )
}

function Section({ name, children }: { name: string; children: ComponentChildren }) {
  const id = name.toLowerCase().replaceAll(' ', '-')
  return (
    <section aria-labelledby={id} class="card">
      <h2 id={id}>{name}</h2>
      {children}
    </section>
  )
}

const signs: Record<AnalysisFragment['state'], string> = { DRAFT: '✎', IN_REVIEW: '◔', PUBLISHED: '✓' }

function Head({ analysis }: { analysis: AnalysisFragment }) {
  const { title, state, version, incidents, authors, dueAt, meetingAt, publishedAt } = analysis
  return (
    <header>
      <h1>{title}</h1>
      <p>
        <strong>
          <span aria-hidden="true">{signs[state]}</span> {plain(state)}
        </strong>
        , version {version}
        {publishedAt !== null && `, published ${dayAndTimeOf(publishedAt)}`}
        {state !== 'PUBLISHED' && dueAt !== null && <Due at={dueAt} />}
        {meetingAt !== null && `, meeting ${dayAndTimeOf(meetingAt)}`}
      </p>
      <p>By {authors.map(({ name }) => name).join(', ') || 'nobody'}</p>
      <ul class="subjects">
        {incidents.map(({ id, number, title, priority }) => (
          <li key={id}>
            <PriorityBadge priority={priority} />{' '}
            <Link to={`/incidents/INC-${number}`}>
              INC-{number} {title}
            </Link>
          </li>
        ))}
      </ul>
    </header>
  )
}

function Due({ at }: { at: string }) {
  const isOver = Date.parse(at) < useNow()
  return (
    <>
      , due {dayAndTimeOf(at)}
      {isOver && <span class="overdue together"> ⚠ overdue</span>}
    </>
  )
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Priority } from '../classification/index.js'
import { id, instant, json, optional, searchText, word } from '../database/columns.js'
import type * as kinds from './analysis.enums.js'

export interface Lesson {
  kind: kinds.LessonKind
  text: string
}

/** A part of the story, in its author's words. */
export interface NarrativeEntry {
  /** An ISO string. */
  at: string
  text: string
  eventId: string | null
}

/** What happened, why, and what changes because of it. */
@Entity('analysis')
@Index('analysis_state', ['organizationId', 'state', 'id'])
@Index('analysis_due', ['organizationId', 'dueAt'])
@Index('analysis_search', ['searchText'], { fulltext: true })
export class AnalysisEntity {
  @PrimaryColumn(id('analysis')) id: string
  @Column(id('organization')) organizationId: string
  @Column(word(16)) state: kinds.AnalysisState
  @Column({ type: 'varchar', length: 300 }) title: string
  @Column({ type: 'mediumtext' }) summary: string
  @Column({ type: 'mediumtext' }) impact: string
  @Column({ type: 'mediumtext' }) detection: string
  @Column({ type: 'mediumtext' }) response: string
  @Column(json()) lessonsLearned: Lesson[]
  @Column(json()) narrative: NarrativeEntry[]
  @Column(json()) authorIds: string[]
  @Column(json()) reviewerIds: string[]
  @Column(optional(instant())) meetingAt: Date | null
  @Column(optional(instant())) dueAt: Date | null
  @Column(optional(instant())) publishedAt: Date | null
  /** Counts every change. */
  @Column({ type: 'int' }) version: number
  @Column(instant()) createdAt: Date
  /** Tokens of all that is written in it. */
  @Column(searchText()) searchText?: string
}

/** An incident belongs to one analysis at most. */
@Entity('analysis_incident')
@Index('analysis_incident_analysis', ['analysisId', 'incidentId'])
export class AnalysisIncidentEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @Column(id('organization')) organizationId: string
  @Column(id('analysis')) analysisId: string
}

/** Of an incident an analysis is asked for. */
@Entity('analysis_need')
@Index('analysis_need_due', ['organizationId', 'met', 'dueAt'])
export class AnalysisNeedEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @Column(id('organization')) organizationId: string
  @Column(instant()) dueAt: Date
  /** An analysis of it has been published. */
  @Column({ type: 'boolean' }) met: boolean
}

/** One answer to 'why'. */
@Entity('cause')
@Index('cause_analysis', ['analysisId', 'id'])
export class CauseEntity {
  @PrimaryColumn(id('cause')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('analysis')) analysisId: string
  @Column(word(16)) kind: kinds.CauseKind
  @Column(word(16)) category: kinds.CauseCategory
  @Column({ type: 'mediumtext' }) statement: string
  @Column(optional(id('cause'))) explainsId: string | null
  @Column(json()) evidenceIds: string[]
}

/** What is done so that it does not come back. */
@Entity('action_item')
@Index('action_item_analysis', ['analysisId', 'id'])
@Index('action_item_state', ['organizationId', 'state', 'id'])
export class ActionItemEntity {
  @PrimaryColumn(id('action_item')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('analysis')) analysisId: string
  @Column({ type: 'varchar', length: 300 }) title: string
  @Column(word(16)) kind: kinds.ActionItemKind
  @Column(word(4)) priority: Priority
  @Column(optional(id('user'))) ownerUserId: string | null
  @Column(optional(id('team'))) ownerTeamId: string | null
  @Column(optional(instant())) dueAt: Date | null
  @Column(word(16)) state: kinds.ActionItemState
  @Column(optional(id('cause'))) causeId: string | null
  @Column(optional({ type: 'varchar', length: 2000 })) ticketUrl: string | null
  @Column(optional(instant())) completedAt: Date | null
  @Column(instant()) createdAt: Date
}

/** What a reviewer said of a version; the last word counts. */
@Entity('analysis_review')
@Index('analysis_review_analysis', ['analysisId', 'version'])
export class AnalysisReviewEntity {
  @PrimaryColumn(id('analysis_review')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('analysis')) analysisId: string
  /** Of the analysis, which this brought about: the order of what was said. */
  @Column({ type: 'int' }) version: number
  @Column(id('user')) reviewerId: string
  @Column(word(24)) verdict: kinds.ReviewVerdict
  @Column(optional({ type: 'mediumtext' })) comment: string | null
  @Column(instant()) at: Date
}

/** An analysis as it was published; never changed. */
@Entity('analysis_version')
export class AnalysisVersionEntity {
  @PrimaryColumn(id('analysis')) analysisId: string
  @PrimaryColumn({ type: 'int' }) version: number
  @Column(id('organization')) organizationId: string
  @Column(instant()) publishedAt: Date
  @Column({ type: 'mediumtext' }) markdown: string
}

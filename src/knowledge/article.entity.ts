import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional, searchText, word } from '../database/columns.js'
import type { ActorKind } from '../database/work.js'
import type { ArticleKind } from './article.enums.js'

/** Something that somebody knows and others will need again, as it stands now. */
@Entity('article')
@Index('article_updated', ['organizationId', 'retired', 'updatedAt', 'id'])
@Index('article_text', ['searchText'], { fulltext: true })
export class ArticleEntity {
  @PrimaryColumn(id('article')) id: string
  @Column(id('organization')) organizationId: string
  @Column(word(16)) kind: ArticleKind
  @Column({ type: 'varchar', length: 300 }) title: string
  @Column({ type: 'mediumtext' }) body: string
  /** Who wrote it first; the versions tell who changed it. */
  @Column(word(8)) authorKind: ActorKind
  @Column(optional(id('user'))) authorUserId: string | null
  @Column({ type: 'varchar', length: 200 }) authorName: string
  @Column({ type: 'int' }) version: number
  @Column(instant()) updatedAt: Date
  @Column({ type: 'boolean', default: false }) retired: boolean
  /** The words of title and body: written with the row, never read with it. */
  @Column(searchText()) searchText?: string
}

/** An article as it stood from `updatedAt` on: one row for each version, the present one too. */
@Entity('article_version')
export class ArticleVersionEntity {
  @PrimaryColumn(id('article')) articleId: string
  @PrimaryColumn({ type: 'int' }) version: number
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 300 }) title: string
  @Column({ type: 'mediumtext' }) body: string
  @Column(word(8)) authorKind: ActorKind
  @Column(optional(id('user'))) authorUserId: string | null
  @Column({ type: 'varchar', length: 200 }) authorName: string
  @Column(instant()) updatedAt: Date
}

@Entity('article_service')
@Index('article_service_service', ['serviceId', 'articleId'])
export class ArticleServiceEntity {
  @PrimaryColumn(id('article')) articleId: string
  @PrimaryColumn(id('service')) serviceId: string
  @Column(id('organization')) organizationId: string
}

@Entity('article_category')
@Index('article_category_category', ['categoryId', 'articleId'])
export class ArticleCategoryEntity {
  @PrimaryColumn(id('article')) articleId: string
  @PrimaryColumn(id('category')) categoryId: string
  @Column(id('organization')) organizationId: string
}

/** That an article helped, or may help, with an incident. */
@Entity('incident_article')
@Index('incident_article_article', ['articleId', 'incidentId'])
export class IncidentArticleEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn(id('article')) articleId: string
  @Column(id('organization')) organizationId: string
  /** In which order they were linked: several may be in one instant. */
  @Column({ type: 'int' }) position: number
  @Column(instant()) linkedAt: Date
}

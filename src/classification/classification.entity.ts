import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, optional, word } from '../database/columns.js'
import type { CategoryKind, Priority, Severity, Urgency } from './classification.types.js'

/** One entry of an organisation's classification. Never deleted: incidents keep what they have. */
@Entity('category')
@Index('category_key', ['organizationId', 'kind', 'key'], { unique: true })
export class CategoryEntity {
  @PrimaryColumn(id('category')) id: string
  @Column(id('organization')) organizationId: string
  @Column(word(16)) kind: CategoryKind
  @Column(word(64)) key: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(optional({ type: 'mediumtext' })) description: string | null
  @Column({ type: 'boolean', default: false }) retired: boolean
  /** Where people find it among those of its kind. */
  @Column({ type: 'int' }) position: number
}

/** The priority that one severity and one urgency give in an organisation. */
@Entity('priority_rule')
export class PriorityRuleEntity {
  @PrimaryColumn(id('organization')) organizationId: string
  @PrimaryColumn(word(8)) severity: Severity
  @PrimaryColumn(word(8)) urgency: Urgency
  @Column({ type: 'char', length: 2, charset: 'ascii', collation: 'ascii_bin' }) priority: Priority
}

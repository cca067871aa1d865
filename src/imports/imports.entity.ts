import { Column, Entity, PrimaryColumn } from 'typeorm'
import { id, optional, word } from '../database/columns.js'

export type ImportedKind = 'incident' | 'user' | 'team' | 'category'

/** What came from elsewhere, by the name that it has there. */
@Entity('imported')
export class ImportedEntity {
  @PrimaryColumn(id('organization')) organizationId: string
  /** From where: `servicenow`. */
  @PrimaryColumn(word(32)) source: string
  /** Also the prefix of the subject's id. */
  @PrimaryColumn(word(16)) kind: ImportedKind
  @PrimaryColumn(word(100)) externalId: string
  @Column({ type: 'binary', length: 16 }) subjectId: Buffer
  /** SHA-256 of what an incident was made of there. */
  @Column(optional({ type: 'binary', length: 32 })) digest: Buffer | null
}

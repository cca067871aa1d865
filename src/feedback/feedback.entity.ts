import { Column, Entity, PrimaryColumn } from 'typeorm'
import { id, instant, optional } from '../database/columns.js'

/** What somebody says of how an incident was handled; the last word of each person holds. */
@Entity('feedback')
export class FeedbackEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn(id('user')) userId: string
  @Column(id('organization')) organizationId: string
  /** 1 to 5. */
  @Column({ type: 'int' }) rating: number
  @Column(optional({ type: 'mediumtext' })) comment: string | null
  @Column(instant()) at: Date
}

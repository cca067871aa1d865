import { Field, Int, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { connectionOf } from '../connections/connection.types.js'
import { DateTimeScalar } from '../scalars/index.js'
import { ArticleKind } from './article.enums.js'

nodeTypes.set('article', 'Article')

@ObjectType('Article', {
  implements: NodeType,
  description: 'What is known and will be needed again: a runbook, a known error, a how-to.',
  simpleResolvers: true,
})
export class ArticleType extends NodeType {
  @Field(() => ArticleKind, { description: 'What it is for.' }) kind: ArticleKind
  @Field({ description: 'What it is about, in one line.' }) title: string
  @Field({ description: 'What it says, in Markdown.' }) body: string
  @Field(() => Int, { description: 'Grows by one with every change. Send it back as expectedVersion.' })
  version: number
  @Field(() => DateTimeScalar, { description: 'When it was last changed.' }) updatedAt: Date
}

@ObjectType('ArticleVersion', {
  description: 'An article as it stood from one change to the next.',
  simpleResolvers: true,
})
export class ArticleVersionType {
  @Field(() => Int, { description: 'Which one, from 1.' }) version: number
  @Field(() => DateTimeScalar, { description: 'From when on it stood so.' }) updatedAt: Date
  @Field({ description: 'What it was about, in one line.' }) title: string
  @Field({ description: 'What it said, in Markdown.' }) body: string
}

export const ArticleConnection = connectionOf('Article', () => ArticleType).Connection

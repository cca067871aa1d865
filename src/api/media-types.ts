/** How answers of GraphQL are told apart from those of anything on the way, for clients that know it. */
export const graphqlType = 'application/graphql-response+json'

export const mediaTypes = {
  json: 'application/json; charset=utf-8',
  graphql: `${graphqlType}; charset=utf-8`,
} as const
export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes]

export const knowsGraphql = (accept: string | undefined) => accept?.includes(graphqlType) ?? false

// The emitted schema is linted as what it is: the interface that clients read.
import graphql from '@graphql-eslint/eslint-plugin'

/** The same rule, silent about one type. */
function except(typeName, rule) {
  const report = (context) => (problem) => problem.data?.typeName === typeName || context.report(problem)
  return {
    ...rule,
    create: (context) => rule.create(Object.create(context, { report: { value: report(context) } })),
  }
}

// The contract declares JSONObject from the start, though its first user comes with the alerts.
const noUnreachableTypes = except('JSONObject', graphql.rules['no-unreachable-types'])

export default {
  files: ['schema.graphql'],
  plugins: { '@graphql-eslint': graphql, schema: { rules: { 'no-unreachable-types': noUnreachableTypes } } },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: './schema.graphql' } },
  },
  rules: {
    '@graphql-eslint/relay-arguments': 'error',
    '@graphql-eslint/relay-connection-types': 'error',
    // The contract answers short lists plainly ("lists where it cannot grow"), so a list need not hold edges.
    '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
    '@graphql-eslint/relay-page-info': 'error',
    '@graphql-eslint/require-description': [
      'error',
      { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true },
    ],
    '@graphql-eslint/naming-convention': [
      'error',
      {
        types: 'PascalCase',
        FieldDefinition: 'camelCase',
        InputValueDefinition: 'camelCase',
        Argument: 'camelCase',
        DirectiveDefinition: 'camelCase',
        EnumValueDefinition: 'UPPER_CASE',
      },
    ],
    '@graphql-eslint/no-typename-prefix': 'error',
    '@graphql-eslint/require-deprecation-reason': 'error',
    'schema/no-unreachable-types': 'error',
    '@graphql-eslint/unique-enum-value-names': 'error',
  },
}

// Documents that ask for too much, or for nothing at all: ground truth §7.1 and §7.2.
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

const open = (depth: number, inner: string) =>
  `{ incidents { edges { node ${'{ parent '.repeat(depth)}{ ${inner} }${' }'.repeat(depth)} } } }`

/** Refused with one of these codes; null where it may be answered. */
export const documents: [name: string, query: string, code: string | null, variables?: object][] = [
  ['nesting of 11', open(8, 'id'), 'TOO_COMPLEX'],
  ['nesting of 1,000', open(1_000, 'id'), 'TOO_COMPLEX'],
  ['nesting of 20,000', '{a'.repeat(20_000), 'TOO_COMPLEX'],
  ['nested lists', `{ nodes(ids: ${'['.repeat(20_000)}) { id } }`, 'TOO_COMPLEX'],
  ['a few nested lists', `{ nodes(ids: ${'['.repeat(400)}"a"${']'.repeat(400)}) { id } }`, null],
  ['nested objects', `{ incidents(filter: ${'{a:'.repeat(15_000)}`, 'TOO_COMPLEX'],
  [
    'a few nested objects',
    `{ incidents(filter: ${'{open:'.repeat(200)}true${'}'.repeat(200)}) { totalCount } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a fragment of itself', '{ viewer { ...A } } fragment A on Viewer { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'two fragments in a circle',
    '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a chain of fragments',
    `{ viewer { ...F0 } } ${times(90, (index) => `fragment F${index} on Viewer { ...F${index + 1} }`)} fragment F90 on Viewer { user { id } }`,
    null,
  ],
  [
    'a chain of 600 fragments',
    `{ viewer { ...F0 } } ${times(600, (index) => `fragment F${index} on Viewer { ...F${index + 1} }`)}`,
    'TOO_COMPLEX',
  ],
  [
    'a million spreads',
    `{ viewer { ...F0 } } ${times(20, (index) => `fragment F${index} on Viewer { ...F${index + 1} ...F${index + 1} }`)} fragment F20 on Viewer { user { id } }`,
    'TOO_COMPLEX',
  ],
  [
    'a million spreads of nothing',
    `{ viewer { ...F0 } } ${times(20, (index) => `fragment F${index} on Viewer { ...F${index + 1} ...F${index + 1} }`)} fragment F20 on Viewer { ...F0 }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a million spreads over interfaces',
    `{ nodes(ids: []) { ...F0 } } ${times(20, (index) => `fragment F${index} on Node { ... on Node { ...F${index + 1} } ...F${index + 1} }`)} fragment F20 on Node { id }`,
    'TOO_COMPLEX',
  ],
  [
    'interfaces in interfaces',
    `{ events { edges { node { ${'... on IncidentEvent { ... on Node { '.repeat(60)} id ${'} } '.repeat(60)} } } } }`,
    null,
  ],
  [
    'fields that must be merged',
    `{ ${times(95, (index) => `... on Query { viewer { user { name a${index % 9}: id } } }`)} }`,
    'TOO_COMPLEX',
  ],
  ['overlapping fields', `{ viewer { ${times(100, () => '... { user { id } } ')} } }`, null],
  [
    'a fragment that nobody uses',
    '{ viewer { user { id } } } fragment A on Viewer { user { id } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'the same name twice',
    'query A { viewer { user { id } } } query A { __typename }',
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['no operation', 'fragment A on Viewer { user { id } }', 'OPERATION_RESOLUTION_FAILURE'],
  ['types', 'type Query { a: Int }', 'OPERATION_RESOLUTION_FAILURE'],
  [
    'one without a name among others',
    '{ __typename } query A { __typename }',
    'OPERATION_RESOLUTION_FAILURE',
  ],
  [
    'a subscription of two fields',
    'subscription { incidentChanged { cursor } statusBoardChanged { cursor } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['an introspecting subscription', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  ['60 KB of comments', `${'# x\n'.repeat(15_000)}{ __typename }`, null],
  ['60 KB of commas', `{ __typename${','.repeat(60_000)} }`, null],
  ['nothing', '', null],
  ['spaces', '   ', 'GRAPHQL_PARSE_FAILED'],
  ['NUL', '\0', 'GRAPHQL_PARSE_FAILED'],
  ['a BOM', '\ufeff{ __typename }', null],
  ['a block string without end', '{ node(id: """abc', 'GRAPHQL_PARSE_FAILED'],
  ['a string without end', '{ node(id: "abc', 'GRAPHQL_PARSE_FAILED'],
  ['a name of 60 KB', `{ ${'a'.repeat(60_000)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['an id of 60 KB', `{ node(id: "${'a'.repeat(60_000)}") { id } }`, null],
  ['101 aliases', `{ ${times(101, (index) => `a${index}: __typename`)} }`, 'TOO_COMPLEX'],
  ['5,000 aliases', `{ ${times(5_000, (index) => `a${index}:a`)} }`, 'TOO_COMPLEX'],
  ['10,000 times the same', `{ ${times(10_000, () => 'a')} }`, 'TOO_COMPLEX'],
  ['10,000 unknown fields', `{ ${times(9_000, (index) => `a${index}`)} }`, 'TOO_COMPLEX'],
  ['20 unknown fields', `{ ${times(20, (index) => `incidentz${index}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['pairs of pairs', `{ ${times(200, () => 'a{a{b}}')} }`, 'TOO_COMPLEX'],
  ['1,000 @skip', `{ __typename ${times(1_000, () => '@skip(if: false)')} }`, 'TOO_COMPLEX'],
  ['10 unknown directives', `{ __typename ${times(10, () => '@aa')} }`, 'TOO_COMPLEX'],
  ['9 unknown directives', `{ __typename ${times(9, () => '@aa')} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['10,000 unknown directives', `{ __typename ${times(10_000, () => '@aa')} }`, 'TOO_COMPLEX'],
  ['a condition that is missing', 'query ($if: Boolean!) { __typename @include(if: $if) }', 'BAD_USER_INPUT'],
  ['a condition without declaration', '{ __typename @include(if: $if) }', 'GRAPHQL_VALIDATION_FAILED'],
  ['5,000 variables', `query (${times(5_000, (index) => `$a${index}:ID`)}) { __typename }`, 'TOO_COMPLEX'],
  [
    '240 variables that nobody uses',
    `query (${times(240, (index) => `$a${index}:ID`)}) { __typename }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['variables beside those declared', '{ __typename }', null, { a: 1, b: [{}], ['__proto__']: 1 }],
  [
    'a variable named as a prototype',
    'query ($__proto__: ID!) { node(id: $__proto__) { id } }',
    'BAD_USER_INPUT',
  ],
  [
    'a variable named constructor',
    'query ($constructor: ID) { node(id: "x") { id } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a constructor not given',
    'query ($constructor: ID!) { node(id: $constructor) { id } }',
    'BAD_USER_INPUT',
  ],
  [
    'aliases named as prototypes',
    '{ __proto__: __typename constructor: __typename toString: __typename }',
    null,
  ],
  [
    'enums as text',
    '{ incidents(orderBy: { field: "NUMBER" }) { totalCount } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'an order of SQL',
    '{ incidents(orderBy: { field: NUMBER_select }) { totalCount } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['@defer', '{ viewer { ... @defer { user { id } } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['@stream', '{ categories @stream { id } }', 'GRAPHQL_VALIDATION_FAILED'],
]

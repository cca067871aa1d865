// What only the files that own it may do in src/. Each ban is a rule of its own, so that an owner is let off one
// of them and not off all, and so that the message can say where the thing belongs.
import noCircles from './no-circles.js'

/** Reports what a selector finds. */
function ban(message, ...selectors) {
  const report = (context) => (node) => context.report({ node, message })
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) => Object.fromEntries(selectors.map((selector) => [selector, report(context)])),
  }
}

/** Reports every use of a global, also as a value or through globalThis; a local of that name is none. */
function banGlobals(message, names, ...selectors) {
  const viaGlobalThis = `MemberExpression[object.name=/^(globalThis|global)$/][property.name=/^(${names.join('|')})$/]`
  const other = ban(message, viaGlobalThis, ...selectors)
  return {
    ...other,
    create: (context) => ({
      ...other.create(context),
      'Program:exit'(program) {
        const scope = context.sourceCode.getScope(program)
        const ambient = scope.variables.filter((variable) => variable.defs.length === 0)
        for (const { identifier } of [
          ...ambient.flatMap((variable) => variable.references),
          ...scope.through,
        ])
          if (names.includes(identifier.name)) context.report({ node: identifier, message })
      },
    }),
  }
}

const rules = {
  'no-circles': noCircles,
  'no-wall-clock': ban(
    'Time comes from work.now or from a clock that was handed in (src/time/clock.ts), so that tests can move it.',
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.name="Date"]',
    'MemberExpression[object.name=/^(Date|DateTime)$/][property.name="now"]',
    'MemberExpression[object.name="Date"][property.value="now"]',
    'CallExpression[callee.object.name="DateTime"][callee.property.name=/^(utc|local)$/][arguments.length=0]',
  ),
  'no-environment': ban(
    'The environment is read once, in src/config.ts, where all its faults are reported together.',
    'MemberExpression[object.name="process"][property.name="env"]',
    'MemberExpression[object.name="process"][property.value="env"]',
    'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
    'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]',
  ),
  'no-timers': banGlobals(
    'What shall happen later is a row in the table of timers (src/engine), so that it outlives this process.',
    ['setTimeout', 'setInterval', 'setImmediate'],
    'ImportDeclaration[source.value=/^(node:)?timers(\\u002Fpromises)?$/]',
  ),
  'no-save': ban(
    'save() reads before it writes and cascades: insert or update in a *.store.ts, where the SQL can be seen.',
    'CallExpression[callee.property.name="save"]',
  ),
  'no-synchronize': ban(
    'The tables change by reviewed migrations only.',
    'Property[key.name="synchronize"]:not([value.value=false])',
    'CallExpression[callee.property.name="synchronize"]',
  ),
  'no-offset': ban(
    'OFFSET reads and throws away what it skips, and misses rows that move: page by keyset.',
    'CallExpression[callee.property.name=/^(offset|skip)$/]',
    'ObjectExpression > Property[key.name="skip"]',
    'Literal[value=/\\bOFFSET\\b\\s*([?:0-9]|$)/]',
    'TemplateElement[value.raw=/\\bOFFSET\\b\\s*([?:0-9]|$)/]',
  ),
}

const owners = {
  'desk/no-wall-clock': ['src/time/clock.ts'],
  // main and the commands hand process.env to readConfig.
  'desk/no-environment': [
    'src/config.ts',
    'src/main.ts',
    'src/organization.ts',
    'src/import.ts',
    'src/audit.ts',
    'src/analysis.ts',
    'src/metrics-export.ts',
    'src/sla.ts',
  ],
  'desk/no-timers': [
    'src/time/pause.ts',
    'src/engine/ticker.ts',
    'src/log/follow*.ts',
    'src/api/websocket*.ts',
    'src/database/*.ts',
    'src/main.ts',
  ],
  'no-console': [
    'src/main.ts',
    'src/organization.ts',
    'src/import.ts',
    'src/audit.ts',
    'src/analysis.ts',
    'src/metrics-export.ts',
    'src/sla.ts',
    'src/emit-schema.ts',
  ],
}

export default [
  {
    files: ['src/**/*.ts'],
    plugins: { desk: { rules } },
    rules: {
      ...Object.fromEntries(Object.keys(rules).map((name) => [`desk/${name}`, 'error'])),
      'no-console': 'error',
    },
  },
  ...Object.entries(owners).map(([rule, files]) => ({ files, rules: { [rule]: 'off' } })),
  {
    files: ['migrations/**/*.ts'],
    rules: {
      // A migration must mean the same in five years, so it stands on nothing that changes. How texts are found is the
      // exception: whatever it is then, it is what the texts must be found by.
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!typeorm$|\\./|\\.\\./src/text/search-text\\.js$)',
              message: 'A migration imports typeorm and its own data, nothing else.',
            },
          ],
        },
      ],
    },
  },
]

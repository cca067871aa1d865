import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'

import { standardCategories } from '../../migrations/data/standard-categories.js'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
const concepts = readFileSync('docs/concepts.md', 'utf8')
const types = Object.values(schema.getTypeMap())

/** `Type`, `Type.field`, `field` and `VALUE` of the schema. */
const names = new Set(
  types.flatMap((type) => {
    if (isEnumType(type)) return [type.name, ...type.getValues().map(({ name }) => name)]
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [type.name]
    const fields = Object.keys(type.getFields())
    return [type.name, ...fields, ...fields.map((field) => `${type.name}.${field}`)]
  }),
)
const told = [...concepts.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

test.each([...new Set(told)])('%s is in the schema', (name) => {
  expect(names).toContain(name)
})

/** The headings of the field's own description (../shared/domain). */
const words = {
  terms: [
    'Incident',
    'Service level agreement',
    'Severity',
    'Priority',
    'Incident management',
    'Incident response',
    'Incident owner',
    'Escalation',
    'Root cause analysis',
    'Post-incident analysis',
  ],
  principles: [
    'Preparedness',
    'Proactive monitoring',
    'Rapid response',
    'Clear communication',
    'Escalation and collaboration',
    'Prioritization',
    'Root cause analysis',
    'Continuous improvement',
    'Documentation and knowledge management',
  ],
  practices: [
    'Clearly defined processes',
    'An incident management system',
    'A framework for classification and prioritization',
    'Effective communication',
    'Cross-functional response teams',
    'Regular training and drills',
    'Service level agreements',
    'Continuous monitoring and alerting',
    'Post-incident reviews and analysis',
    'A culture of continuous improvement',
  ],
  categories: [
    'Severity and priority levels',
    'Incident types',
    'Technical categories',
    'Service categories',
  ],
}
test.each(Object.entries(words).flatMap(([part, all]) => all.map((word) => [part, word])))(
  'of the %s, %s has its place',
  (part = '', word = '') => {
    const section = concepts.split(/^## /m).find((each) => each.toLowerCase().startsWith(part)) ?? ''
    expect(section).toContain(`| ${word}`)
    const row = section.split('\n').find((line) => line.startsWith(`| ${word}`)) ?? ''
    if (word !== 'An incident management system') expect(row).toMatch(/`|\[|above/)
  },
)

test('the standard categories are those that new organisations get', () => {
  const listed = concepts.match(/(Performance Degradation|Network|Email Service);[^|]*/g)?.join(';') ?? ''
  const entries = listed.split(';').map((entry) => entry.trim())
  const standard = Object.values(standardCategories).flatMap((list) => list.map(([, name]) => name))
  expect(entries.sort()).toEqual([...standard].sort())
})

/** A cell by the name of its column; null where it is empty, unknown (`?`) or there is no such column. */
export type Cell = (column: string) => string | null

/** Anonymised names come as `12` or as `Caller 12`. */
export function name(value: string | null): string | null {
  return value === null ? null : value.replace(/^[A-Za-z_ ]+ (?=\w+$)/, '').slice(0, 100)
}

const named = {
  location: 'location',
  subcategory: 'subcategory',
  u_symptom: 'symptom',
  cmdb_ci: 'item',
  problem_id: 'problem',
  rfc: 'change',
  vendor: 'vendor',
  caused_by: 'caused-by',
  caller_id: 'caller',
  sys_created_by: 'created-by',
}
const worded = { contact_type: 'contact', notify: 'notify', made_sla: 'made-sla' }
/** The rule, of which the exception alone is worth a label. */
const usual = new Set(['notify:do-not-notify'])
const marks = { knowledge: 'knowledge', u_priority_confirmation: 'priority-confirmed' }

/** What the log knows of an incident besides, as labels: `location:143`, `contact:phone`, `made-sla:true`. */
export function labelsOf(cell: Cell): string[] {
  const labels = [`servicenow:${cell('number')}`]
  for (const [column, label] of Object.entries(named)) {
    const value = name(cell(column))
    if (value !== null) labels.push(`${label}:${value}`)
  }
  for (const [column, label] of Object.entries(worded)) {
    const value = cell(column)
    if (value !== null) labels.push(`${label}:${value.toLowerCase().replaceAll(/\s+/g, '-')}`)
  }
  for (const [column, label] of Object.entries(marks)) if (cell(column) === 'true') labels.push(label)
  return labels.filter((label) => !usual.has(label)).map((label) => label.slice(0, 100))
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { importServiceNow, type ImportOptions } from '../../src/imports/index.js'
import type { TestDesk } from '../harness/desk.js'

/** What every row says that does not say otherwise. */
const usual = {
  number: '0000045',
  incident_state: 'New',
  reassignment_count: '0',
  sys_mod_count: '0',
  made_sla: 'true',
  caller_id: 'Caller 2403',
  opened_by: '8',
  opened_at: '29/2/2016 01:16',
  sys_updated_by: '21',
  sys_updated_at: '29/2/2016 01:23',
  contact_type: 'Phone',
  location: '143',
  category: '55',
  subcategory: '170',
  u_symptom: '72',
  impact: '2',
  urgency: '2',
  priority: '3',
  assignment_group: '56',
  assigned_to: '?',
  notify: 'Do Not Notify',
  closed_code: '5',
  resolved_by: '149',
  resolved_at: '29/2/2016 11:29',
}
export type LogRow = Partial<typeof usual>

export const columns = Object.keys(usual)

/** One line of the log. */
export const line = (row: LogRow) => Object.values({ ...usual, ...row }).join(',')

/** The updates of one incident, numbered, a minute apart unless they say otherwise. */
export function updates(number: string, rows: LogRow[]): string[] {
  return rows.map((row, index) => {
    const minute = String(30 + index).padStart(2, '0')
    return line({ number, sys_mod_count: String(index), sys_updated_at: `29/2/2016 02:${minute}`, ...row })
  })
}

/** A folder with a log in it, and the desk's importer on them. */
export async function importer(desk: Pick<TestDesk, 'desk' | 'admin'>, name = 'log.csv') {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-import-'))
  const path = join(folder, name)
  const rejectsPath = join(folder, `${name}.rejected.csv`)
  return {
    path,
    rejectsPath,
    write: (lines: string[]) => {
      const text = [columns.join(','), ...lines].join('\n')
      return writeFile(path, name.endsWith('.gz') ? gzipSync(text) : `${text}\n`)
    },
    run: (options: Partial<ImportOptions> = {}) =>
      importServiceNow(desk.desk, {
        path,
        rejectsPath,
        organizationId: desk.admin.organizationId,
        timeZone: 'UTC',
        signal: new AbortController().signal,
        onProgress: () => undefined,
        ...options,
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

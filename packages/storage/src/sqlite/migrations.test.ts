import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { integerOf } from './columns.ts'
import { applicationId, currentVersion, migrate, migrations } from './migrations.ts'

test('[STO-30] an empty file gets every table and is marked as ours and current', () => {
  const database = new DatabaseSync(':memory:')
  migrate(database, 0)
  expect(pragma(database, 'user_version')).toBe(currentVersion)
  expect(pragma(database, 'application_id')).toBe(applicationId)
  expect(tablesOf(database)).toEqual([
    'actor',
    'answer',
    'answerer',
    'board',
    'canary',
    'code',
    'entry',
    'link',
    'room',
    'snapshot',
    'snapshot_part',
    'token',
    'volume',
  ])
})

test('[STO-30] only the steps that are missing are taken, in order', () => {
  const database = new DatabaseSync(':memory:')
  migrate(database, 0)
  const later = [...migrations, 'CREATE TABLE second (id)', 'INSERT INTO second VALUES (3)']
  migrate(database, currentVersion, later)
  expect(pragma(database, 'user_version')).toBe(currentVersion + 2)
  expect(database.prepare('SELECT id FROM second').all()).toEqual([{ id: 3 }])
  migrate(database, currentVersion + 2, later)
  expect(database.prepare('SELECT id FROM second').all()).toHaveLength(1)
})

test('[STO-30] a step that fails leaves the file at the version before it, with nothing of the step', () => {
  const database = new DatabaseSync(':memory:')
  const steps = [
    ...migrations,
    'CREATE TABLE good (id)',
    'CREATE TABLE half (id); INSERT INTO nowhere VALUES (1)',
    'CREATE TABLE never (id)',
  ]
  expect(() => migrate(database, 0, steps)).toThrow('nowhere')
  expect(pragma(database, 'user_version')).toBe(currentVersion + 1)
  expect(tablesOf(database)).toContain('good')
  expect(tablesOf(database)).not.toContain('half')
  expect(tablesOf(database)).not.toContain('never')
  expect(database.isTransaction).toBe(false)
})

function pragma(database: DatabaseSync, name: string): number {
  return integerOf(database.prepare(`PRAGMA ${name}`).get() ?? {}, name)
}

function tablesOf(database: DatabaseSync): readonly unknown[] {
  return database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => row['name'])
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { inject, onTestFinished } from 'vitest'
import { migrateFile } from '../migrate'
import { changes, firstImport, portable } from '../test-changes'
import { databaseAt, runAt } from '../test-server'
import { beginArrival, type Arrival } from './arrival'
import { sumsOfFile, withRowsOf } from './files'

// Archives for tests of moving: files of SQLite, and databases of the server for tests.

/** A folder that is gone after the test. */
export function testFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-moves-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let made = 0

/** Creates a database without tables, which is dropped after the test. */
export async function emptyDatabase() {
  const { url, template } = inject('postgres')
  const name = `${template}_move_${process.pid}_${++made}`
  await runAt(url, `create database ${name} encoding 'UTF8' template template0`)
  onTestFinished(async () => void (await runAt(url, `drop database ${name} with (force)`)))
  return databaseAt(url, name)
}

/** Histories of an archive, as the tests of both engines have them. */
export const histories = fc.array(changes, { minLength: 20, maxLength: 60 })
type History = typeof histories extends fc.Arbitrary<infer H> ? H : never

/** Creates a database file with a history of changes, and with values of every type. */
export function fileWith(history: History) {
  const file = join(testFolder(), 'gazette.db')
  writeFileSync(file, '')
  migrateFile(file)
  change(file, (db) => {
    for (const { text, values } of [firstImport, ...portable(history)]) {
      const named = Object.fromEntries(values.map((value, index) => [`p${index + 1}`, value]))
      try {
        db.prepare(text.replaceAll('$', '@p')).run(named)
      } catch (error) {
        if (!String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) throw error
      }
    }
    db.exec(ofEveryKind)
  })
  return file
}

const ofEveryKind = `
  insert into staff (name, email, role, zone, created_at) values ('A "quoted", {braced} \\ name', 'a@example.org', 'admin', 'UTC', -5), ('', 'b', 'editor', '', 9007199254740991);
  delete from staff where email = 'b';
  insert into media (id, lineage, name, type, bytes, sha256, uploaded_at, focal_x, focal_y, tagged, decorative)
    values ('zz', 'zz', 'ការ 𝒳 é', 'image/jpeg', 1, '', 0, 0.1, 1, null, 1), ('Zz', 'Zz', 'null', 'image/jpeg', 1, 'NULL', 0, 1e-300, 0.30000000000000004, 0, 0);
  insert into audit (number, at, verb, detail, hash) values (1, 1, 'v', '{"a":1}', 'h'), (2, 2, 'v', '{}', 'h2');
  delete from audit where number = 2;
  insert into missed_paths (path, month, times) values ('/b', '2026-01', 1), ('/B', '2026-01', 2), ('/a', '2026-02', 3), ('/é', '2026-01', 4);
  insert into settings (key, value) values ('text', '"with\\u0000 and \\ud800 in JSON"');`

export function change(file: string, work: (db: Database.Database) => void) {
  const db = new Database(file)
  work(db)
  db.close()
}

export function aFile() {
  return fileWith(fc.sample(histories, { seed: 3, numRuns: 1 })[0]!)
}

/** Copies the archive of a file into a database; returns the differences. */
export async function arrive(file: string, url: string) {
  const arrival = (await beginArrival(url)) as Arrival
  try {
    const sums = await sumsOfFile(file)
    await withRowsOf(file, (source) => arrival.fill(source, sums))
    return await arrival.finish(sums)
  } finally {
    await arrival.end()
  }
}

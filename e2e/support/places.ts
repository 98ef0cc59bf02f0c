import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the clone under test. */
export const clone = join(import.meta.dirname, '../..')

/** Every page of the desk, read from the folders that make them: a new page is walked too. */
export function deskPages() {
  const admin = join(clone, 'app/(desk)/admin')
  return readdirSync(admin, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/admin/${file.replace(/\/?page\.tsx$/, '')}`.replace(/\/$/, ''))
    .sort()
}

export function templateIn(folder: string) {
  return join(folder, 'template')
}

/** Settings of a server's archive, with or without a database and a bucket. */
export type Archive = { DATA_DIR: string; DATABASE_URL?: string; MEDIA_URL?: string }

let copies = 0

/** A data directory of its own with the demonstration archive and no staff. */
export function freshData() {
  const folder = process.env.GAZETTE_E2E!
  const copy = join(folder, `data-${process.pid}-${++copies}`)
  cpSync(templateIn(folder), copy, { recursive: true })
  return copy
}

/** The environment of someone who types `npm start`: nothing of the test runner, nothing set that has a default. */
export function runsAsInstalled() {
  const { NODE_ENV, NODE_OPTIONS, PORT, HOST, SITE_URL, DATA_DIR, DEMO, ...rest } = process.env
  void [NODE_ENV, NODE_OPTIONS, PORT, HOST, SITE_URL, DATA_DIR, DEMO]
  return rest as NodeJS.ProcessEnv
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { tableSums } from '@/db/table-sums'

/**
 * Columns that may change although every request is refused. The last use of a live session is written once a minute;
 * mails and notices are the work of the background jobs; failed sign-ins and missing addresses are counted.
 */
const movesByItself = {
  staff: ['seen_at'],
  sessions: ['seen_at'],
  notices: ['mailed_at', 'mail_problem', 'tried_at'],
  sign_in_failures: ['key', 'count', 'last_at'],
  missed_paths: ['path', 'month', 'times'],
}

/** Detects changes in a data directory. */
export class Contents {
  private readonly file: string
  private readonly db: Database.Database
  private lastVersion: number
  private sums: Record<string, string>

  constructor(private readonly dataDir: string) {
    this.file = join(dataDir, 'gazette.db')
    this.db = new Database(this.file, { readonly: true, fileMustExist: true })
    this.lastVersion = this.version()
    this.sums = this.read()
  }

  /**
   * Returns the names of tables that changed since the last call. SQLite's `data_version` tells whether anybody has
   * committed anything: if not, nothing is read.
   */
  changed(): string[] {
    const version = this.version()
    if (version === this.lastVersion) return []
    const before = this.sums
    this.sums = this.read()
    this.lastVersion = version
    return Object.keys({ ...before, ...this.sums }).filter((table) => before[table] !== this.sums[table])
  }

  /** Every session, by the hash that names it. */
  sessions(): string[] {
    return this.db.prepare('select hash from sessions').pluck().all() as string[]
  }

  /** The names of the stored files: pictures, exports. The background jobs write mails and the head of the site history. */
  files(): string[] {
    return readdirSync(this.dataDir, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !/^(gazette\.db|mail|backing-up|record\.json\.new)/.test(name),
    )
  }

  close() {
    this.db.close()
  }

  private version() {
    return this.db.pragma('data_version', { simple: true }) as number
  }

  private read() {
    return tableSums(this.file, { without: movesByItself })
  }
}

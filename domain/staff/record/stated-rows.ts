import { eq, getTableColumns, isNotNull, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { selectValues, type Db } from '@/db/connection'
import { storedAsNumber } from '@/db/dialect'
import {
  authenticatorApps,
  consentEntries,
  consentMedia,
  consents,
  consentWords,
  entries,
  harmChecks,
  helpServices,
  identities,
  media,
  passkeys,
  recoveryCodes,
  settings,
  staff,
  terms,
  type RowKind,
} from '@/db/schema'

// Rows besides releases and texts that the record states: accounts and their keys, consents, marks, settings.

type StatedKind = {
  /** A change of one of these tables may change a row. */
  tables: SQLiteTable[]
  /** Everything that is stated, by the subject. */
  contents(db: Db): Promise<Map<number, unknown[]>>
}

/** `of`: the column with the subject. */
type Part = { table: SQLiteTable; of: string; except?: string[]; where?: SQL }

export const statedKinds: Record<RowKind, StatedKind> = {
  check: partsOf([entries], { table: harmChecks, of: 'id' }),
  consent: partsOf(
    [entries],
    { table: consents, of: 'id', except: ['signedForm'] },
    { table: consentEntries, of: 'consentId' },
    { table: consentMedia, of: 'consentId' },
    { table: consentWords, of: 'consentId' },
  ),
  marks: {
    tables: [entries, media],
    async contents(db) {
      const { id, translationGroup } = entries
      const marked = await db.select({ id, translationGroup }).from(entries).where(eq(entries.people, 'at risk'))
      const uploads = await db
        .select({ id: media.id, lineage: media.lineage })
        .from(media)
        .where(eq(media.people, 'at risk'))
      return wholeOf([...marked, ...uploads])
    },
  },
  person: partsOf(
    [],
    { table: staff, of: 'id', except: ['zone', 'seenAt', 'introducedAt'] },
    { table: identities, of: 'staffId' },
    {
      table: authenticatorApps,
      of: 'staffId',
      except: ['lastStep', 'lastUsedAt'],
      where: isNotNull(authenticatorApps.confirmedAt),
    },
    { table: passkeys, of: 'staffId', except: ['counter', 'lastUsedAt'] },
    { table: recoveryCodes, of: 'staffId' },
  ),
  service: partsOf([terms], { table: helpServices, of: 'id', except: ['position'] }),
  settings: {
    tables: [settings],
    async contents(db) {
      return wholeOf(await selectValues(db, sql`select key, value from ${settings} where key <> 'bodiesChecked'`))
    },
  },
}

export const rowKinds = Object.keys(statedKinds) as RowKind[]

export function isRowKind(kind: string): kind is RowKind {
  return kind in statedKinds
}

function wholeOf(rows: object[]) {
  return new Map([[1, rows.map((row) => JSON.stringify(row)).sort()]])
}

/** Creates a kind from parts of tables. `parents`: tables whose removed rows remove rows of these parts. */
function partsOf(parents: SQLiteTable[], ...parts: Part[]): StatedKind {
  return {
    tables: [...parents, ...parts.map(({ table }) => table)],
    async contents(db) {
      const contents = new Map<number, string[]>()
      for (const [n, part] of parts.entries())
        for (const [subject, text] of await contentsOfPart(db, part)) {
          const rows = contents.get(subject)
          if (rows) rows.push(`${n} ${text}`)
          else contents.set(subject, [`${n} ${text}`])
        }
      for (const rows of contents.values()) rows.sort()
      return contents
    },
  }
}

/** Reads rows of a part, without values equal to their default, so that a later column does not change older hashes. */
async function contentsOfPart(db: Db, { table, of, except = [], where }: Part) {
  const all = Object.entries<SQLiteColumn>(getTableColumns(table))
  const columns = all.filter(([name]) => !except.includes(name)).map(([, column]) => column)
  const subjectAt = columns.findIndex((column) => column === getTableColumns(table)[of])
  const rows = await selectValues<unknown[]>(
    db,
    sql`select ${joinColumns(columns)} from ${table} where ${where ?? sql`true`}`,
  )
  return rows.map((row) => {
    const said = columns.flatMap((column, n) => (row[n] === storedDefault(column) ? [] : [[column.name, row[n]]]))
    return [row[subjectAt] as number, JSON.stringify(said)] as const
  })
}

function storedDefault({ default: value }: SQLiteColumn) {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null)
}

/** Joins columns for raw values: Drizzle would parse JSON and convert booleans. */
export function joinColumns(columns: SQLiteColumn[]) {
  return sql.join(columns.map(storedAsNumber), sql`, `)
}

import { asc, and, eq, gt, isNotNull } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { fingerprints, releases, type FingerprintKind } from '@/db/schema'
import { createPause } from '@/lib/process/pauses'
import { hasRowStatements, isAsStated, newestStatements, type NewestStatement } from './fingerprints'
import { isRowKind, rowKinds, statedKinds } from './stated-rows'
import { storedForms, type StoredForm } from './stored-forms'

/** A release, released text or stated row that differs from the record; `act` stated it last. */
export type Drift = { kind: FingerprintKind; subject: number; act?: number; what: 'changed' | 'added' | 'gone' }

const subjectsAtOnce = 500
// Kinds in the order in which a section states them again.
const fingerprintKinds: FingerprintKind[] = (['release', 'revision', ...rowKinds] as const).toSorted()

/** Compares releases, released texts and stated rows with the record, in order; `which` selects them, by default all. */
export async function* findDrifts(
  db: Db = read(),
  which: (kind: FingerprintKind, subject: number) => boolean = () => true,
): AsyncGenerator<Drift> {
  const pause = createPause()
  const areRowsStated = await hasRowStatements(db)
  for (const kind of fingerprintKinds.filter((one) => areRowsStated || !isRowKind(one)))
    for (let after = 0; ; await pause()) {
      const ids = await nextSubjects(db, kind, after)
      if (ids.length === 0) break
      after = ids.at(-1)!
      yield* driftsAmong(
        db,
        kind,
        ids.filter((id) => which(kind, id)),
      )
    }
}

/** Compares twice: a release may come between the reads of the first comparison. */
async function* driftsAmong(db: Db, kind: FingerprintKind, ids: number[]): AsyncGenerator<Drift> {
  const first = await compareWithRecord(db, kind, ids)
  if (first.length === 0) return
  yield* await compareWithRecord(
    db,
    kind,
    first.map(({ subject }) => subject),
  )
}

async function compareWithRecord(db: Db, kind: FingerprintKind, ids: number[]): Promise<Drift[]> {
  const [forms, statements] = [await storedForms(db, kind, ids), await newestStatements(db, kind, ids)]
  return ids.flatMap((subject) => {
    const statement = statements.get(subject)
    const what = driftOf(forms.get(subject), statement)
    return what ? [{ kind, subject, act: statement?.act ?? undefined, what }] : []
  })
}

function driftOf(form: StoredForm | undefined, statement: NewestStatement | undefined): Drift['what'] | undefined {
  const isExpected = statement !== undefined && statement.hash !== null
  if (!form) return isExpected ? 'gone' : undefined
  if (!isExpected) return 'added'
  return isAsStated(form, statement) ? undefined : 'changed'
}

async function storedSubjects(db: Db, kind: FingerprintKind, after: number) {
  if (isRowKind(kind)) {
    const ids = [...(await statedKinds[kind].contents(db)).keys()].filter((id) => id > after)
    return ids.sort((a, b) => a - b).slice(0, subjectsAtOnce)
  }
  const idColumn = kind === 'release' ? releases.id : releases.revisionId
  const rows = await db
    .selectDistinct({ id: idColumn })
    .from(releases)
    .where(and(gt(idColumn, after), isNotNull(idColumn)))
    .orderBy(asc(idColumn))
    .limit(subjectsAtOnce)
  return rows.map(({ id }) => id)
}

/** Finds the next ids, including those that only the record has. */
async function nextSubjects(db: Db, kind: FingerprintKind, after: number) {
  const storedIds = await storedSubjects(db, kind, after)
  const statedIds = await db
    .selectDistinct({ id: fingerprints.subject })
    .from(fingerprints)
    .where(and(eq(fingerprints.kind, kind), gt(fingerprints.subject, after)))
    .orderBy(asc(fingerprints.subject))
    .limit(subjectsAtOnce)
  // A tampered id of another type is skipped: the release with it has changed, too.
  const ids = new Set([...storedIds, ...statedIds.map(({ id }) => id)].filter((id) => typeof id === 'number'))
  return [...ids].sort((a, b) => a - b).slice(0, subjectsAtOnce)
}

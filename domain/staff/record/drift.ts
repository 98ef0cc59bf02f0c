import { asc, and, eq, gt, isNotNull } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { fingerprints, releases, type FingerprintKind } from '@/db/schema'
import { pauses } from '@/lib/pauses'
import { isAsStated, newestStatements, type NewestStatement } from './fingerprints'
import { storedForms, type StoredForm } from './stored-forms'

/** A release or a released text that is not what the record says of it, with the act that said it last. */
export type Drift = { kind: FingerprintKind; subject: number; act?: number; what: 'changed' | 'added' | 'gone' }

const atOnce = 500
const kinds: FingerprintKind[] = ['release', 'revision']

/**
 * Compares every release and every released text with what the record says of it, in the order of their numbers.
 * @param which those to look at; all where it is absent
 */
export async function* drifts(
  db: Db = read(),
  which: (kind: FingerprintKind, subject: number) => boolean = () => true,
): AsyncGenerator<Drift> {
  const pause = pauses()
  for (const kind of kinds)
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

/** Looked at twice: between the first two reads somebody may have published. */
async function* driftsAmong(db: Db, kind: FingerprintKind, ids: number[]): AsyncGenerator<Drift> {
  const first = await compare(db, kind, ids)
  if (first.length === 0) return
  yield* await compare(
    db,
    kind,
    first.map(({ subject }) => subject),
  )
}

async function compare(db: Db, kind: FingerprintKind, ids: number[]): Promise<Drift[]> {
  const [forms, statements] = [await storedForms(db, kind, ids), await newestStatements(db, kind, ids)]
  return ids.flatMap((subject) => {
    const stated = statements.get(subject)
    const what = driftOf(forms.get(subject), stated)
    return what ? [{ kind, subject, act: stated?.act ?? undefined, what }] : []
  })
}

function driftOf(form: StoredForm | undefined, stated: NewestStatement | undefined): Drift['what'] | undefined {
  const isExpected = stated !== undefined && stated.hash !== null
  if (!form) return isExpected ? 'gone' : undefined
  if (!isExpected) return 'added'
  return isAsStated(form, stated) ? undefined : 'changed'
}

/** The numbers after one of what there is and of what the record knows: both in the order of an index, a portion of each. */
async function nextSubjects(db: Db, kind: FingerprintKind, after: number) {
  const there = kind === 'release' ? releases.id : releases.revisionId
  const present = await db
    .selectDistinct({ id: there })
    .from(releases)
    .where(and(gt(there, after), isNotNull(there)))
    .orderBy(asc(there))
    .limit(atOnce)
  const known = await db
    .selectDistinct({ id: fingerprints.subject })
    .from(fingerprints)
    .where(and(eq(fingerprints.kind, kind), gt(fingerprints.subject, after)))
    .orderBy(asc(fingerprints.subject))
    .limit(atOnce)
  // A number that somebody made a word is found where it stands: in its release.
  const all = new Set([...present, ...known].map(({ id }) => id).filter((id) => typeof id === 'number'))
  return [...all].sort((a, b) => a - b).slice(0, atOnce)
}

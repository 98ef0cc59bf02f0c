import { and, desc, eq, isNotNull, lte, not, sql } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { media, staff } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { isUploadOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { isCopyingUploads } from '@/domain/backups/backing-up'
import { permittedUpload, takeOutOfTrash, uploadToChange } from './media'
import { mediaStore } from '@/lib/store/media'
import { placeFiles } from './storage'
import { markErasing } from '@/db/erasing'
import { eraseAndEmptyLog } from '@/domain/entries/erasing'
import { trashPeriodMs, trashPerPage } from '@/domain/entries/trash'
import { isReferredTo, usesOf, usageInWords } from './uses'
import { pick } from '@/lib/lists/pick'

export async function trashUpload(actor: Actor, id: string, now: number): Promise<Result> {
  return write(async (tx) => {
    refuseUnless(await uploadToChange(tx, actor, id, now))
    const { uses, hidden, site, isHeld } = await usesOf(actor, id, now, tx)
    if (isHeld) {
      const holdingUses = uses.filter(({ is }) => is !== 'older')
      return refused(`It is ${usageInWords({ uses: holdingUses, hidden, site })}. Remove it there first.`)
    }
    await tx.update(media).set({ trashedAt: now, trashedBy: actor.id }).where(eq(media.id, id))
    await record(tx, actor, { verb: 'moved an upload to the trash', detail: { upload: id } }, now)
    return done(undefined)
  })
}

export async function restoreUpload(actor: Actor, id: string, now: number): Promise<Result> {
  return write(async (tx) => {
    const upload = refuseUnless(await permittedUpload(tx, actor, id))
    if (upload.trashedAt !== null) await takeOutOfTrash(tx, actor, id, now)
    return done(undefined)
  })
}

/** Erases uploads that were in the trash for 30 days, unless a revision refers to them; returns how many. */
export async function emptyMediaTrash(now: number): Promise<number> {
  const due = and(lte(media.trashedAt, now - trashPeriodMs), not(isReferredTo()))
  const rows = await read().select({ id: media.id }).from(media).where(due)
  return rows.length > 0 ? eraseAndEmptyLog(() => eraseDue(rows, due, now)) : 0
}

async function eraseDue(rows: { id: string }[], due: ReturnType<typeof and>, now: number) {
  let erased = 0
  for (const { id } of rows) {
    // A running backup still has to copy the files of every upload in its list.
    if (await isCopyingUploads()) break
    // The mark makes a later clean-up remove the files. If the store fails, this throws and nothing is erased.
    await mediaStore().mark(id)
    // The condition is checked again: somebody may have restored or used the upload meanwhile.
    const erasedUpload = await write(async (tx) => eraseIf(tx, and(eq(media.id, id), due), now))
    if (!erasedUpload) await placeFiles(id)
    else {
      erased++
      await mediaStore().remove(id)
      // A later clean-up removes files that another process was just storing.
      await mediaStore().mark(id)
    }
  }
  return erased
}

async function eraseIf(tx: Tx, which: ReturnType<typeof and>, now: number) {
  markErasing()
  const [erasedUpload] = await tx.delete(media).where(which).returning({ upload: media.id, sha256: media.sha256 })
  if (erasedUpload) await record(tx, { id: null }, { verb: 'deleted an upload for good', detail: erasedUpload }, now)
  return erasedUpload
}

export async function listTrashedUploads(actor: Actor, { page = 1 }: { page?: number }) {
  permit(actor, 'changeUpload', { createdBy: actor.id })
  const isTheirs = may(actor, 'changeUpload') ? undefined : eq(media.uploadedBy, actor.id ?? -1)
  const where = and(isNotNull(media.trashedAt), isTheirs, isUploadOpenTo(actor, media.id))
  const [rows, total] = await Promise.all([
    read()
      .select({
        ...pick(media, 'id', 'name', 'type', 'bytes', 'width', 'height', 'pages', 'recording', 'focalX', 'focalY'),
        trashedAt: sql<number>`${media.trashedAt}`,
        trashedBy: staff.name,
        referred: sql<number>`${isReferredTo()}`,
      })
      .from(media)
      .leftJoin(staff, eq(staff.id, media.trashedBy))
      .where(where)
      .orderBy(desc(media.trashedAt), desc(media.id))
      .limit(trashPerPage)
      .offset((page - 1) * trashPerPage),
    read().$count(media, where),
  ])
  const items = rows.map(({ referred, ...row }) => ({
    ...row,
    goesAt: referred ? undefined : row.trashedAt + trashPeriodMs,
  }))
  return { items, total, page, pages: Math.max(1, Math.ceil(total / trashPerPage)) }
}

export type TrashedUpload = Awaited<ReturnType<typeof listTrashedUploads>>['items'][number]

import { withStaffMedia } from '@/app/(desk)/admin/entries/staff-media'
import { deskRoute } from '@/auth/guard'
import { findNewestText } from '@/domain/writing/revisions'
import { done, refused } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../../entry-id'

/** The newest text of an entry, to read beside another while that is written. */
export const GET = deskRoute(async (actor, _, params: EntryParams) => {
  const newestText = await findNewestText(actor, entryIdOf(params))
  return newestText
    ? done({ ...newestText, bodyHtml: withStaffMedia(newestText.bodyHtml) })
    : refused('This text no longer exists.')
})

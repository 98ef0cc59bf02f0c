import { z } from 'zod'
import { Draft, Entry, Publication } from './entry'
import { readText, readTexts } from './text-files'

export const pages = readTexts('pages', Entry)
export const posts = readTexts('posts', Entry)
export const publications = readTexts('publications', Publication)

/** What waits on the desk when the demonstration begins, written a little before. */
export const { drafts, scheduled, unpublishedChange } = readText(
  'desk.json',
  z.strictObject({
    drafts: z.array(Draft),
    scheduled: Draft,
    /** A live post whose head has changes that readers do not see yet. */
    unpublishedChange: z.strictObject({ slug: z.string(), summary: z.string() }),
  }),
)

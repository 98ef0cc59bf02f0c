import { withStaffMedia } from '@/app/(desk)/admin/entries/staff-media'
import type { Actor } from '@/domain/staff/actor'
import { originalBeside, type OriginalBeside } from '@/domain/writing/original-beside'
import { refused, type Result } from '@/lib/result'

/** The original of a translation with pictures that staff may see. */
export async function originalFor(actor: Actor, entryId: number): Promise<OriginalBeside | undefined> {
  const original = await originalBeside(actor, entryId)
  const blocks = original?.blocks.map((block) => ({ ...block, html: withStaffMedia(block.html) as typeof block.html }))
  return original && { ...original, blocks: blocks! }
}

/** The original after a decision about it, or the refusal of that. */
export async function withOriginal(actor: Actor, entryId: number, result: Result<unknown>) {
  if (!result.ok) return result
  const original = await originalFor(actor, entryId)
  return original
    ? { ok: true as const, value: original }
    : refused('That text is not one of its translations any more.')
}

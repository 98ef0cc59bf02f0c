import type { Actor } from '@/domain/staff/actor'
import { release } from '@/domain/publishing/releases'
import { got, post, someone, text } from '@/domain/testing/newsroom'

// For the tests of erasing: two editors, and a story that readers have.

export const now = Date.UTC(2026, 10, 26, 9)

export async function twoEditors() {
  return { first: await someone('editor', 'Wai'), second: await someone('editor', 'Sok') }
}

export async function published(editor: Actor, changes = {}) {
  const story = { title: 'Her own story', slug: 'her-own-story', body: text('Words of her.'), ...changes }
  const saved = await post(editor, story, now)
  return { ...saved, ...got(await release(editor, saved, now)) }
}

/** The request to erase one entry, with uploads. */
export function one(entryId: number, mediaIds: string[] = []) {
  return { entryId, withTranslations: false, mediaIds }
}

/** The first sentence of a refusal. */
export function message(result: { ok: boolean; problems?: { message: string }[] }) {
  return result.problems?.[0]?.message
}

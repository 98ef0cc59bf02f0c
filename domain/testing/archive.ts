import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { instantOf } from '@/lib/time/time'
import type { ContentInput } from '@/domain/content/content'
import { release } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got, someone, text } from './newsroom'

// A small archive for the tests of public pages.

/** The instant (UTC ms) of nine in the morning in Bangkok. */
export function morning(date: string) {
  return bangkok(date, '09:00')
}

function bangkok(date: string, time: string) {
  const instant = instantOf({ date, time, zone: 'Asia/Bangkok' })
  if (!instant.ok) throw new Error(instant.problem)
  return instant.at
}

export async function newsroom() {
  const editor = await someone('admin')
  const term = async (kind: 'topic' | 'country', name: string) => got(await createTerm(editor, { kind, name }, 0)).id
  const terms = { protection: await term('topic', 'Protection'), myanmar: await term('country', 'Myanmar') }

  /** `date` may have a time of Bangkok: "2014-10-01 00:30". */
  async function publish(date: string, changes: Partial<ContentInput>, kind: Kind = 'post', language: Language = 'en') {
    const [day = '', time = '09:00'] = date.split(' ')
    const at = bangkok(day, time)
    const whole = content({ body: text('Some words.'), ...changes })
    const saved = got(await createEntry(editor, { kind, language, session: 's', content: whole }, at))
    return { ...saved, ...got(await release(editor, saved, at)) }
  }

  return { editor, terms, publish }
}

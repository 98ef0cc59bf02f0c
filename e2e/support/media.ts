import { createEntry } from '@/domain/writing/drafts'
import { content, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/random'
import type { Person } from './staff'

/** A post of this person's, with words in it. */
export async function write({ actor }: Pick<Person, 'actor'>, changes: Parameters<typeof content>[0]) {
  const whole = content({ summary: 'A summary.', body: text('Words.'), ...changes })
  return got(
    await createEntry(actor, { kind: 'post', language: 'en', session: randomId(), content: whole }, Date.now()),
  )
}

import type { Page } from '@playwright/test'
import type { Actor } from '@/domain/staff/actor'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { dateOf } from '@/lib/time/days'

let count = 0

/** A post of its own title, with nothing released. */
export async function draftBy(editor: Actor, name: string) {
  const title = `${name} ${process.pid}-${++count}`
  const whole = content({ title, summary: `Summary of ${title}`, body: text(`Words of ${title}`) })
  const saved = got(
    await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()),
  )
  return { title, ...saved }
}

export async function changedBy(editor: Actor, saved: SavedRevision, title: string) {
  const whole = content({ title, slug: saved.slug, body: text(`Words of ${title}`) })
  return got(await saveDraft(editor, { entryId: saved.entryId, base: saved, session: 't', content: whole }, Date.now()))
}

const day = 86_400_000

/** Nine in the morning in Bangkok, `days` from now: its date there, and the instant (UTC ms). */
export function morningIn(days: number) {
  const date = dateOf(Date.now() + days * day, 'Asia/Bangkok')
  return { date, at: Date.parse(`${date}T09:00+07:00`) }
}

/** Fills in the moment field of a dialog, on the clock of the site. */
export async function choose(page: Page, { date, time = '09:00' }: { date: string; time?: string }) {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Date', { exact: true }).fill(date)
  await dialog.getByLabel('Time', { exact: true }).fill(time)
}

/** The server's refusals are part of the task: the browser calls each a failed request. */
export const refusals = /status of 422/

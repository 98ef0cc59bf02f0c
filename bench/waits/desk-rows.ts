import { content, text } from '@/domain/testing/newsroom'
import { longBody } from '@/domain/testing/long-texts'
import type { Draft } from './archive'
import { again, timed, withBothReaders, type Row } from './row'
import type { Site } from './site'

let titles = 0

/** Saves a draft as the editor does, on top of what was saved last. */
async function save({ desk }: Site, draft: Draft, body: Record<string, unknown> = text('New words.')) {
  const { entryId, ...base } = draft
  const json = {
    base,
    session: 'bench-waits',
    content: content({ title: `Saved ${++titles}`, slug: `saved-${entryId}`, summary: 'S', body }),
  }
  const answer = await desk(`/api/desk/entries/${entryId}/draft`, { method: 'PUT', json })
  const { revisionId, counter } = (JSON.parse(answer) as { value: Draft }).value
  Object.assign(draft, { revisionId, counter })
}

/** Saves a draft and releases it. */
export async function publish(site: Site, draft: Draft) {
  await save(site, draft)
  const { entryId, ...json } = draft
  await site.desk(`/api/desk/entries/${entryId}/release`, { method: 'POST', json })
}

const onePerson: Row = {
  name: 'one person at the desk',
  work: (site, isOver) => {
    const { drafts, filled } = site.archive
    const { live } = filled
    const acts = [
      () => site.desk('/admin'),
      () => site.desk('/admin/entries'),
      (n: number) => site.desk(`/admin/entries?q=w${(5_000 + n).toString(36)}`),
      () => site.desk('/admin/media'),
      (n: number) => site.desk(`/admin/entries/${live[(n * 7_919) % live.length]}`),
      (n: number) => save(site, drafts[n % drafts.length]!),
    ]
    return again(isOver, (n) => acts[n % acts.length]!(n))
  },
}

const publishes: Row = {
  name: 'twenty publishes',
  work: (site) =>
    timed(async () => {
      for (let n = 0; n < 20; n++) await publish(site, site.archive.drafts.at(-1 - n)!)
    }),
}

const autosaves: Row = {
  name: 'autosaves of 1.5 MB',
  work: (site, isOver) => {
    const body = longBody('paragraphs', 1_500_000)
    return again(isOver, () => save(site, site.archive.drafts[100]!, body))
  },
}

const previews: Row = {
  name: 'previews of the longest texts',
  work: (site, isOver) =>
    again(isOver, (n) => {
      const { longTexts } = site.archive
      return site.desk(`/admin/entries/${longTexts[n % longTexts.length]!.entryId}/preview/document?framed`)
    }),
}

export const deskRows: Row[] = [onePerson, ...withBothReaders(publishes), autosaves, previews]

import type { PublicRequest } from '@/app/(site)/public-route'
import { anchorOf, changeName } from '@/components/site/changes-page'
import { local, type Frame } from '@/components/site/frame'
import { isClaimed, newestChanges, type ListedChange } from '@/domain/published/change-list'
import { escapeHtml } from '@/lib/web/html'
import type { ListItem } from './entry'
import { messagesIn } from '@/lib/messages/messages'
import { around } from '@/components/site/phrases'

const limit = 20

export async function changeFeed({ at: now, language, frame }: PublicRequest<unknown>) {
  const path = local(frame, '/changes')
  if (await isClaimed(path)) return undefined
  const { changes, changedAt } = await newestChanges({ now, language, limit })
  const { title } = messagesIn(frame.language).changes
  return { path, title, items: changes.map((change) => itemOf(frame, path, change)), changedAt }
}

/** A change without a text links to its place in the list. */
function itemOf(frame: Frame, list: string, change: ListedChange): ListItem {
  const { text, at, language } = change
  const name = changeName(frame, change)
  const told = change.is === 'withdrawn' ? change.explanation : change.note
  const anchor = anchorOf(change)
  const blank = { contentNote: '', byline: '', authors: [], files: [], topics: [], countries: [], withdrawn: undefined }
  return {
    ...blank,
    anchor,
    entryId: 0,
    revisionId: 0,
    kind: 'post',
    language,
    path: text?.path ?? `${list}#${anchor}`,
    title: `${name}: ${text?.title ?? messagesIn(frame.language).changes.aText}`,
    summary: told,
    bodyHtml: [told && `<p>${escapeHtml(told)}</p>`, replacedBy(frame, change)].filter(Boolean).join(''),
    dated: at,
    updatedAt: at,
    publicationType: null,
    publishedOn: null,
    startsAt: null,
    endsAt: null,
    facts: {},
    isOver: false,
    lead: undefined,
    cover: undefined,
  }
}

function replacedBy(frame: Frame, { replacement }: ListedChange) {
  if (!replacement) return ''
  const [before, after] = around((title) => messagesIn(frame.language).changes.replacedBy({ title }))
  const title = `<a href="${replacement.path}">${escapeHtml(replacement.title)}</a>`
  return `<p>${escapeHtml(before)}${title}${escapeHtml(after)}</p>`
}

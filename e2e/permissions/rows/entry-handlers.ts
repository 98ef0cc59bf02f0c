import { addComment } from '@/domain/review/comments'
import { got } from '@/domain/testing/newsroom'
import { beginTranslation } from '@/domain/writing/translations'
import { soon, type EntryState, type Newsroom, type Person } from '../newsroom'
import type { Need, Row } from '../row'

// Requests of the editor and the lists to /api/desk/entries.

const about = 'a thing of its owner'
type Entry = Awaited<ReturnType<Newsroom['entry']>>
type Request = { needs: Need; does: string; state?: EntryState; kind?: 'post'; quiet?: true }

/** A request to /api/desk/entries/[id] about an entry of the owner's. */
function on(of: string, { state, ...request }: Request, body: (entry: Entry) => object = () => ({})): Row {
  return {
    of,
    about,
    ...request,
    sample: async (room, owner) => {
      const entry = await room.entry(owner, { state })
      return { path: of.replace(/^\w+ /, '').replace('[id]', entry.id), json: body(entry) }
    },
  }
}

const api = '/api/desk/entries/[id]'

async function commented(room: Newsroom, owner: Person) {
  const { id, entryId, revisionId } = await room.entry(owner)
  const comment = got(await addComment(owner.actor, { entryId, revisionId, text: 'Which year?' }, Date.now()))
  return `/api/desk/entries/${id}/comments/${comment.id}`
}

/** An entry of someone's and its beginning in Khmer, theirs too. */
async function translated(room: Newsroom, owner: Person, state?: EntryState) {
  const source = await room.entry(owner, { state })
  const from = { entryId: source.entryId, language: 'km' as const }
  const { entryId } = got(await beginTranslation(owner.actor, from, Date.now()))
  return { source, path: `/api/desk/entries/${entryId}/translations` }
}

export const entryHandlers: Row[] = [
  {
    of: 'POST /api/desk/entries',
    does: 'begins an entry',
    needs: 'write',
    about: 'what the caller begins',
    sample: async (room) => {
      const { content } = await room.entry(room.chief)
      const session = `new window ${room.fresh()}`
      return { path: '/api/desk/entries', json: { kind: 'post', language: 'en', session, content } }
    },
  },
  {
    of: 'GET /api/desk/choices',
    does: 'finds texts, pictures and files to choose from',
    needs: 'read',
    about: 'what the caller begins',
    sample: () => ({ path: '/api/desk/choices?search=undercover' }),
  },
  on(`PUT ${api}/draft`, { needs: 'write', does: 'saves a text' }, ({ base, content }) => ({
    base,
    session: 'another window',
    content: { ...content, title: 'Other words' },
  })),
  on(`POST ${api}/compare`, { needs: 'write', does: 'compares two texts', quiet: true }, ({ base, content }) => ({
    base,
    mine: content,
  })),
  on(`POST ${api}/restore`, { needs: 'write', does: 'brings an earlier text back' }, ({ revisionId }) => ({
    revisionId,
    session: 'a window of its own',
  })),
  on(`POST ${api}/copy`, { needs: 'read', does: 'begins a copy of an entry' }),
  on(`POST ${api}/trash`, { needs: 'trash', does: 'moves an entry to the trash' }),
  on(`POST ${api}/language`, { needs: 'write', does: 'changes the language of a draft' }, ({ base }) => ({
    base,
    session: 'another window',
    language: 'vi',
  })),
  on(`POST ${api}/lead`, { needs: 'arrangeFront', does: 'has an entry lead the front page' }),
  on(`POST ${api}/preview-links`, { needs: 'sharePreview', does: 'makes a preview link' }, () => ({
    label: 'A donor',
    lasts: 'day',
  })),
  on(`POST ${api}/audience`, { needs: 'write', does: 'chooses who sees a text' }, () => ({
    people: [],
    teams: [],
    seen: { people: [], teams: [] },
  })),
  on(`GET ${api}/state`, { needs: 'read', does: 'says where an entry stands' }),
  on(`GET ${api}/presence`, { needs: 'read', does: 'says who has an entry open' }),
  on(`PUT ${api}/presence`, { needs: 'read', does: 'says that a window has it open', quiet: true }, () => ({
    session: 'a window of its own',
  })),
  on(`POST ${api}/presence`, { needs: 'a session', does: 'says that a window closes', quiet: true }, () => ({
    session: 'a window of its own',
  })),
  on(`POST ${api}/release`, { needs: 'release', does: 'publishes a text' }, ({ base }) => ({
    ...base,
    seen: 0,
  })),
  on(`POST ${api}/release`, { needs: 'release', does: 'schedules a text' }, ({ base }) => ({
    ...base,
    seen: 0,
    at: soon(),
  })),
  on(`POST ${api}/unschedule`, { needs: 'unschedule', does: 'takes all off the schedule', state: 'scheduled' }),
  {
    of: `POST ${api}/unschedule`,
    does: 'takes one thing off the schedule',
    needs: 'unschedule',
    about,
    sample: async (room, owner) => {
      const { id, entryId } = await room.entry(owner, { state: 'scheduled' })
      return { path: `/api/desk/entries/${id}/unschedule`, json: { releaseId: await room.newestRelease(entryId) } }
    },
  },
  {
    of: `POST ${api}/reschedule`,
    does: 'moves what is set for later',
    needs: 'unschedule',
    about,
    sample: async (room, owner) => {
      const { id, entryId } = await room.entry(owner, { state: 'scheduled' })
      const releaseId = await room.newestRelease(entryId)
      return { path: `/api/desk/entries/${id}/reschedule`, json: { releaseId, at: soon() + 60_000 } }
    },
  },
  on(`POST ${api}/withdraw`, { needs: 'withdraw', does: 'withdraws an entry', state: 'live' }, () => ({
    reason: 'error',
    explanation: 'It was wrong.',
    seen: 1,
  })),
  on(`POST ${api}/review`, { needs: 'submit', does: 'asks for a review' }, ({ base }) => ({ act: 'submit', base })),
  on(`POST ${api}/review`, { needs: 'submit', does: 'takes it back', state: 'in review' }, () => ({ act: 'takeBack' })),
  on(`POST ${api}/review`, { needs: 'review', does: 'approves', state: 'in review' }, ({ base }) => ({
    act: 'approve',
    base,
  })),
  on(`POST ${api}/review`, { needs: 'review', does: 'asks for changes', state: 'in review' }, ({ base }) => ({
    act: 'requestChanges',
    base,
    note: 'Say which year.',
  })),
  on(`GET ${api}/comments`, { needs: 'comment', does: 'reads the comments' }),
  on(`POST ${api}/comments`, { needs: 'comment', does: 'comments' }, ({ revisionId }) => ({
    revisionId,
    text: 'Which year?',
  })),
  {
    of: `POST ${api}/comments/[comment]`,
    does: 'settles a comment',
    needs: 'comment',
    about,
    sample: async (room, owner) => ({
      path: await commented(room, owner),
      json: { act: 'resolve', resolved: true },
    }),
  },
  {
    of: `POST ${api}/comments/[comment]`,
    does: 'changes a comment',
    needs: 'being its owner',
    sample: async (room, owner) => ({ path: await commented(room, owner), json: { act: 'edit', text: 'Which day?' } }),
  },
  {
    of: `POST ${api}/comments/[comment]`,
    does: 'removes a comment',
    needs: 'being its owner',
    sample: async (room, owner) => ({ path: await commented(room, owner), json: { act: 'remove' } }),
  },
  on(`GET ${api}/suggestions`, { needs: 'comment', does: 'reads what is suggested' }),
  on(`PUT ${api}/suggestions/own`, { needs: 'comment', does: 'suggests' }, ({ content: { title, summary, body } }) => ({
    counter: 0,
    session: 'a window of somebody',
    base: { title, summary, body },
    suggested: { title: 'Another title', summary, body },
  })),
  on(`GET ${api}/translations`, { needs: 'read', does: 'lists the translations' }),
  on(`GET ${api}/translations/text`, { needs: 'read', does: 'reads the newest text' }),
  on(`GET ${api}/translations/candidates`, { needs: 'read', does: 'finds texts to join' }),
  on(`POST ${api}/translations`, { needs: 'read', does: 'begins a translation' }, () => ({ language: 'km' })),
  {
    of: `POST ${api}/translations/up-to-date`,
    does: 'calls a translation up to date',
    needs: 'write',
    about,
    sample: async (room, owner) => {
      const { source, path } = await translated(room, owner)
      return { path: `${path}/up-to-date`, json: { source: source.revisionId } }
    },
  },
  {
    of: `POST ${api}/translations/leave`,
    does: 'takes a draft out of its translations',
    needs: 'write',
    about,
    sample: async (room, owner) => ({ path: `${(await translated(room, owner)).path}/leave`, json: {} }),
  },
  {
    of: `POST ${api}/translations/leave`,
    does: 'takes what readers have out',
    needs: 'release',
    about,
    sample: async (room, owner) => {
      const { source } = await translated(room, owner, 'live')
      return { path: `/api/desk/entries/${source.id}/translations/leave`, json: {} }
    },
  },
  {
    of: `POST ${api}/translations/join`,
    does: 'joins a draft to a translation',
    needs: 'write',
    about,
    sample: async (room, owner) => {
      const [entry, translation] = [await room.entry(owner), await room.entry(owner, { language: 'lo' })]
      return { path: `/api/desk/entries/${entry.id}/translations/join`, json: { to: translation.entryId } }
    },
  },
  {
    of: `POST ${api}/translations/join`,
    does: 'joins a draft to a text of someone else',
    needs: 'read',
    about,
    sample: async (room, owner) => {
      const [entry, theirs] = [await room.entry(room.contributor), await room.entry(owner, { language: 'lo' })]
      return { path: `/api/desk/entries/${entry.id}/translations/join`, json: { to: theirs.entryId } }
    },
  },
]

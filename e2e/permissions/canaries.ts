import { may, type Actor } from '@/domain/staff/actor'
import { addComment } from '@/domain/review/comments'
import { ownSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import { createBundle } from '@/domain/publishing/bundles'
import { addMissed } from '@/domain/addresses/missed-addresses'
import { describeUpload } from '@/domain/files/media-details'
import { makePreviewLink } from '@/domain/publishing/preview-links'
import { remarkRevision } from '@/domain/writing/revisions'
import { setAudience } from '@/domain/notices/audience'
import { saveList } from '@/domain/desk/saved-lists'
import { got, text } from '@/domain/testing/newsroom'
import { states, type EntryState, type Newsroom, type Person } from './newsroom'

/** A word that is in one place only, and who may read that place. */
export type Canary = { word: string; where: string; isFor(reader: Actor | undefined): boolean }

/** A word that every secret text has in addition to its canary, so that searches find all of them. */
export const common = 'undercover'

const plantedWord = /zq[b-m]{4}qz/g

/**
 * Fills the archive with secrets: entries in every state of three owners, and of one who limits them to themselves;
 * files, remarks, lists and links around them.
 */
export async function plantCanaries(room: Newsroom) {
  const canaries: Canary[] = []
  const planted: Planted[] = []
  let count = 0
  const plant = (where: string, isFor: Canary['isFor']) => {
    // Only letters: a page could have a number for other reasons.
    const word = `zq${[...String(1000 + ++count)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('')}qz`
    if (word.match(plantedWord)?.[0] !== word) throw new Error(`${word} would not be found in an answer`)
    canaries.push({ word, where, isFor })
    return word
  }

  for (const owner of [room.contributor, room.colleague, room.editor, room.keeper])
    for (const state of states) {
      const isLimited = owner === room.keeper
      const reads = (reader?: Actor) =>
        reader !== undefined && (isLimited ? reader.id === owner.id : may(reader, 'read', { createdBy: owner.id }))
      const secret = (what: string) => `${common} ${plant(`${what} of ${owner.name}’s entry, ${state}`, reads)}`
      const upload = await room.picture(owner)
      const changes = { alt: secret('a picture'), credit: secret('the credit'), consent: secret('the consent') }
      got(await describeUpload(owner.actor, { id: upload.id, changes }, Date.now()))
      const words = {
        title: secret('the title'),
        summary: secret('the summary'),
        body: text(secret('the body')),
        byline: secret('the byline'),
        contentNote: secret('the content note'),
        lead: { mediaId: upload.id, alt: secret('the lead picture'), decorative: false, caption: '', credit: '' },
      }
      const wasPublic = state === 'live' || state === 'withdrawn'
      const created = await room.entry(owner, { state: laterTrashed(state), words: wasPublic ? {} : words })
      if (wasPublic) await room.rewrite(owner, created, words)
      const { entryId, revisionId } = created
      got(await remarkRevision(owner.actor, { entryId, revisionId, remark: secret('a remark') }, Date.now()))
      got(await addComment(owner.actor, { entryId, revisionId, text: secret('a comment') }, Date.now()))
      const { base, counter } = (await ownSuggestion(owner.actor, entryId))!
      const suggested = { title: secret('a suggestion'), summary: '', body: text(secret('a suggested body')) }
      const save = { entryId, counter, session: 'a window', base, suggested }
      got(await saveSuggestion(owner.actor, save, Date.now()))
      const link = { entryId, label: secret('a preview link'), lasts: 'day' as const }
      const { token } = got(await makePreviewLink(room.chief.actor, link, Date.now()))
      if (isLimited) got(await setAudience(owner.actor, { entryId, people: [owner.id], teams: [] }, Date.now()))
      if (state === 'in the trash') await room.trash(owner, entryId)
      planted.push({ ...created, owner, state, upload: upload.id, token })
    }

  const manages = (verb: 'manageBundles' | 'manageRedirects') => (reader?: Actor) =>
    reader !== undefined && may(reader, verb)
  const name = `${common} ${plant('the name of a bundle', manages('manageBundles'))}`
  const member = planted.find(({ owner, state }) => owner === room.editor && state === 'draft')!
  got(await createBundle(room.chief.actor, { name, entryIds: [member.entryId] }, Date.now()))
  await addMissed([{ path: `/${plant('a missed address', manages('manageRedirects'))}`, times: 3, at: Date.now() }])
  for (const person of [room.contributor, room.editor]) {
    const isOwner = (reader?: Actor) => reader?.id === person.id
    const list = { name: plant(`a list of ${person.name}`, isOwner), query: 'state=draft' }
    got(await saveList(person.actor, list, Date.now()))
  }
  for (const { id, name, email } of [room.contributor, room.colleague, room.editor, room.admin])
    canaries.push({
      word: email,
      where: `the email of ${name}`,
      isFor: (reader) => reader !== undefined && (reader.id === id || may(reader, 'manageStaff')),
    })
  return { canaries, planted }
}

type Planted = Awaited<ReturnType<Newsroom['entry']>> & {
  owner: Person
  state: EntryState
  upload: string
  /** The token of a link that opens it to outsiders. */
  token: string
}
export type Archive = Awaited<ReturnType<typeof plantCanaries>>

/** Returns the state in which an entry gets its secrets: before it is moved to the trash. */
function laterTrashed(state: EntryState) {
  return state === 'in the trash' ? 'draft' : state
}

/** Returns places whose secret an answer reveals to a reader without the right. Ignores words that the reader sent. */
export function leaks(canaries: Canary[], answer: string, reader: Actor | undefined) {
  // Looking for hundreds of words one after the other would take most of the time of the matrix.
  const planted = new Set(answer.match(plantedWord))
  const tells = (word: string) => (word.includes('@') ? answer.includes(word) : planted.has(word))
  return canaries.filter(({ word, isFor }) => tells(word) && !isFor(reader)).map(({ where }) => where)
}

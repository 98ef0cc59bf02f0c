import { makePreviewLink } from '@/domain/publishing/preview-links'
import { saveList } from '@/domain/desk/saved-lists'
import { got } from '@/domain/testing/newsroom'
import { soon, type EntryState } from '../newsroom'
import type { Need, Row } from '../row'

// Actions of the lists and pages of entries.

const about = 'a thing of its owner'

/** A bulk action, tried with one entry. */
function bulk(act: string, needs: Need, { state, more }: { state?: EntryState; more?: object } = {}): Row {
  return {
    of: 'admin/entries#runBulkAct',
    does: `${act}, to many at once`,
    needs,
    about,
    reports: true,
    sample: async (room, owner) => ({
      form: { act: { act, ...more }, ids: [(await room.entry(owner, { state })).entryId] },
    }),
  }
}

export const entryActions: Row[] = [
  bulk('submit', 'submit'),
  bulk('takeBack', 'submit', { state: 'in review' }),
  bulk('publish', 'release'),
  bulk('schedule', 'release', { more: { at: soon() } }),
  bulk('unschedule', 'unschedule', { state: 'scheduled' }),
  bulk('withdraw', 'withdraw', { state: 'live', more: { reason: 'error', explanation: 'It was wrong.' } }),
  bulk('copy', 'read'),
  bulk('trash', 'trash'),
  bulk('restore', 'trash', { state: 'in the trash' }),
  {
    ...bulk('addTerm', 'write'),
    sample: async (room, owner) => ({
      form: { act: { act: 'addTerm', termId: await room.term() }, ids: [(await room.entry(owner)).entryId] },
    }),
  },
  {
    of: 'admin/entries#openCommentsOfChosen',
    does: 'says which of many texts have open comments',
    needs: 'a session',
    passesOver: true,
    quiet: true,
    sample: async (room, owner) => ({ form: { ids: [(await room.entry(owner)).entryId] } }),
  },
  {
    of: 'admin/entries#saveList',
    does: 'keeps a list under a name',
    needs: 'a session',
    sample: (room) => ({ form: { name: `List ${room.fresh()}`, query: 'state=draft' } }),
  },
  {
    of: 'admin/entries#renameList',
    does: 'renames a kept list',
    needs: 'being its owner',
    hides: true,
    sample: async (room, { actor }) => {
      const list = { name: `List ${room.fresh()}`, query: '' }
      const { id } = got(await saveList(actor, list, Date.now()))
      return { form: { id, name: `Other ${room.fresh()}` } }
    },
  },
  {
    of: 'admin/entries#removeList',
    does: 'removes a kept list',
    needs: 'being its owner',
    hides: true,
    sample: async (room, { actor }) => {
      const list = { name: `List ${room.fresh()}`, query: '' }
      return { form: { id: got(await saveList(actor, list, Date.now())).id } }
    },
  },
  {
    of: 'admin/trash#restoreText',
    does: 'takes an entry out of the trash',
    needs: 'trash',
    about,
    sample: async (room, owner) => ({
      form: { entryId: (await room.entry(owner, { state: 'in the trash' })).entryId },
    }),
  },
  {
    of: 'admin/trash#eraseText',
    does: 'deletes an entry for good',
    needs: 'eraseTrash',
    grave: true,
    about,
    sample: async (room, owner) => ({
      form: { entryId: (await room.entry(owner, { state: 'in the trash' })).entryId },
    }),
  },
  {
    of: 'admin/entries/[id]/revisions#nameVersion',
    does: 'names a version',
    needs: 'write',
    about,
    sample: async (room, owner) => {
      const { entryId, revisionId } = await room.entry(owner)
      return { form: { entryId, revisionId, remark: 'As sent to the donors' } }
    },
  },
  {
    of: 'admin/entries/[id]/preview#revokeLink',
    does: 'closes a preview link',
    needs: 'sharePreview',
    about,
    sample: async (room, owner) => {
      const { entryId } = await room.entry(owner)
      const link = { entryId, label: `Donor ${room.fresh()}`, lasts: 'day' as const }
      got(await makePreviewLink(room.chief.actor, link, Date.now()))
      return { form: { linkId: await room.newestLink() } }
    },
  },
]

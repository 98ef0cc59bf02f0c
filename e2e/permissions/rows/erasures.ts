import { requestErasure } from '@/domain/erasures/erasures'
import { got, post, savedAgain } from '@/domain/testing/newsroom'
import type { Newsroom } from '../newsroom'
import type { Row } from '../row'

// Erasing for good at a person's request.

const needs = 'erase'

/** A request that waits for somebody else than the chief. */
export async function anErasure(room: Newsroom) {
  const { entryId } = await room.entry(room.chief)
  const request = { entryId, withTranslations: true, mediaIds: [] }
  return got(await requestErasure(room.chief.actor, request, Date.now())).id
}

/** A text that had the name “Mary Chan” before. */
async function aNameBefore(room: Newsroom) {
  const { actor } = room.chief
  const saved = await post(actor, { title: 'By Mary Chan' }, Date.now())
  await savedAgain(actor, saved, { title: 'By her' }, Date.now())
  return { entryId: saved.entryId, names: 'Mary Chan' }
}

export const erasureRows: Row[] = [
  {
    of: 'admin/erasures#requestErasure',
    does: 'asks to erase an entry for good',
    needs,
    grave: true,
    sample: async (room) => {
      const { entryId } = await room.entry(room.chief)
      return { form: { entryId, withTranslations: 'yes', mediaIds: [], name: String(entryId) } }
    },
  },
  {
    of: 'admin/erasures#previewNameErasure',
    does: 'looks where a name stands in earlier versions',
    needs,
    quiet: true,
    sample: async (room) => ({ form: await aNameBefore(room) }),
  },
  {
    of: 'admin/erasures#requestNameErasure',
    does: 'asks to erase a name from earlier versions',
    needs,
    grave: true,
    sample: async (room) => ({ form: await aNameBefore(room) }),
  },
  {
    of: 'admin/erasures#confirmErasure',
    does: 'confirms an erasure',
    needs,
    grave: true,
    sample: async (room) => ({ form: { id: await anErasure(room) } }),
  },
  {
    of: 'admin/erasures#cancelErasure',
    does: 'cancels an erasure that waits',
    needs,
    sample: async (room) => ({ form: { id: await anErasure(room) } }),
  },
  {
    of: 'admin/erasures#removeBackups',
    does: 'removes backups that still hold what was erased',
    needs: 'manageBackups',
    grave: true,
    // Without a newer backup that was proved, none is removed.
    answers: 'any',
    quiet: true,
    sample: async (room) => ({ form: { id: await anErasure(room) } }),
  },
  {
    of: 'admin/erasures#settleCopy',
    does: 'says that copies outside are settled',
    needs,
    sample: async (room) => ({ form: { id: await anErasure(room), place: 'web archives', settled: 'yes' } }),
  },
]

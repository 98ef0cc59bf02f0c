import { dissolveBundle } from '@/domain/publishing/bundles'
import { releaseBundle } from '@/domain/publishing/bundle-release'
import { got } from '@/domain/testing/newsroom'
import { soon, type Newsroom } from '../newsroom'
import type { Row } from '../row'

// Entries that go live together.

const needs = 'manageBundles'

/** A bundle that is set for later. */
async function scheduled(room: Newsroom) {
  const bundle = await room.bundle()
  const { bundleId, text } = bundle
  got(await releaseBundle(room.chief.actor, { bundleId, entries: [text], at: soon() }, Date.now()))
  return bundle
}

export const bundleRows: Row[] = [
  {
    of: 'admin/bundles#startBundle',
    does: 'begins a bundle',
    needs,
    sample: (room) => ({ form: { name: `Bundle ${room.fresh()}` } }),
  },
  {
    of: 'admin/bundles#renameBundle',
    does: 'renames a bundle',
    needs,
    sample: async (room) => ({ form: { bundleId: (await room.bundle()).bundleId, name: `Bundle ${room.fresh()}` } }),
  },
  {
    of: 'admin/bundles#addToBundle',
    does: 'puts an entry into a bundle',
    needs,
    sample: async (room) => {
      const [{ bundleId }, { entryId }] = [await room.bundle(), await room.entry(room.chief)]
      return { form: { bundleId, entryIds: [entryId] } }
    },
  },
  {
    of: 'admin/bundles#removeFromBundle',
    does: 'takes an entry out of a bundle',
    needs,
    sample: async (room) => {
      const { bundleId, text } = await room.bundle()
      return { form: { bundleId, entryId: text.entryId } }
    },
  },
  {
    of: 'admin/bundles#dissolveBundle',
    does: 'dissolves a bundle',
    needs,
    sample: async (room) => ({ form: { bundleId: (await room.bundle()).bundleId } }),
  },
  {
    of: 'admin/bundles#reopenBundle',
    does: 'gathers a dissolved bundle again',
    needs,
    sample: async (room) => {
      const { bundleId } = await room.bundle()
      got(await dissolveBundle(room.chief.actor, bundleId, Date.now()))
      return { form: { bundleId } }
    },
  },
  {
    of: 'admin/bundles#releaseBundle',
    does: 'publishes a bundle',
    needs,
    sample: async (room) => {
      const { bundleId, text } = await room.bundle()
      return { form: { bundleId, entries: [text] } }
    },
  },
  {
    of: 'admin/bundles#unscheduleBundle',
    does: 'takes a bundle off the schedule',
    needs,
    sample: async (room) => ({ form: { bundleId: (await scheduled(room)).bundleId } }),
  },
  {
    of: 'admin/bundles#takeNewestRevision',
    does: 'has the newest text go out with its bundle',
    needs,
    sample: async (room) => {
      const { bundleId, entry } = await scheduled(room)
      const { entryId, revisionId, counter } = await room.rewrite(room.chief, entry, { summary: 'Newer words.' })
      return { form: { bundleId, entryId, revisionId, counter } }
    },
  },
  {
    of: 'POST /api/desk/bundles/[id]/reschedule',
    does: 'moves a bundle',
    needs,
    sample: async (room) => {
      const { bundleId } = await scheduled(room)
      return { path: `/api/desk/bundles/${bundleId}/reschedule`, json: { at: soon() + 60_000 } }
    },
  },
]

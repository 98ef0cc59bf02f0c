import { pictureBytes } from '@/domain/testing/uploads'
import type { Row } from '../row'

// Uploads: actions of their pages, and requests of the editor and the library to /api/desk/media.

const about = 'a thing of its owner'
const ownThing = { about, hides: true } as const

export const mediaRows: Row[] = [
  {
    of: 'admin/media#saveUploadDetails',
    does: 'describes an upload',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => ({
      form: { id: (await room.picture(owner)).id, before: '{}', picture: 'yes', alt: `A boat ${room.fresh()}` },
    }),
  },
  {
    of: 'admin/media#saveCrop',
    does: 'crops a picture',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => ({
      form: { id: (await room.picture(owner)).id, left: 0, top: 0, width: 40, height: 40 },
    }),
  },
  {
    of: 'admin/media#saveBlur',
    does: 'blurs a picture',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => {
      const { id, sha256: seen } = await room.picture(owner)
      return { form: { id, seen, areas: 'oval 0 0 20 20' } }
    },
  },
  {
    of: 'admin/media#replaceWithVersion',
    does: 'puts a version in place',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => {
      const { id: old } = await room.picture(owner)
      return { form: { old, next: (await room.version(owner, old)).id } }
    },
  },
  {
    of: 'admin/media#startCorrectedText',
    does: 'begins the corrected text of a PDF',
    needs: 'read',
    ...ownThing,
    sample: async (room, owner) => ({ form: { id: (await room.pdf(owner)).id } }),
  },
  {
    of: 'admin/media#trashUploadAction',
    does: 'moves an upload to the trash',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => ({ form: { id: (await room.picture(owner)).id } }),
  },
  {
    of: 'admin/media#restoreUploadAction',
    does: 'takes an upload out of the trash',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => {
      const { id } = await room.picture(owner)
      await room.throwUploadAway(owner, id)
      return { form: { id } }
    },
  },
  {
    of: 'admin/care#sendTestMail',
    does: 'mails the caller a test',
    needs: 'manageSettings',
    // Once a minute for all.
    answers: 'any',
    quiet: true,
    sample: async () => ({ form: {} }),
  },
  {
    of: 'admin/care#checkAgain',
    does: 'reads stored files again',
    needs: 'checkFiles',
    sample: async (room) => ({ form: { mediaId: (await room.picture(room.chief)).id } }),
  },
  {
    of: 'POST /api/desk/media',
    does: 'uploads a file',
    needs: 'upload',
    sample: async () => ({ path: '/api/desk/media', file: { name: 'boat.png', bytes: await pictureBytes() } }),
  },
  {
    of: 'POST /api/desk/media',
    does: 'uploads the next version of a file',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => ({
      path: `/api/desk/media?replaces=${(await room.picture(owner)).id}`,
      file: { name: 'boat.png', bytes: await pictureBytes() },
    }),
  },
  {
    of: 'POST /api/desk/media/[id]/versions',
    does: 'replaces an upload',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => ({
      path: `/api/desk/media/${(await room.picture(owner)).id}/versions`,
      file: { name: 'boat.png', bytes: await pictureBytes() },
    }),
  },
  {
    of: 'GET /api/desk/media/[id]/[file]',
    does: 'sends a file to staff',
    needs: 'read',
    ...ownThing,
    sample: async (room, owner) => ({ path: `/api/desk/media/${(await room.picture(owner)).id}/shown.webp` }),
  },
  {
    of: 'GET /api/desk/media/[id]/properties',
    does: 'says what a document tells',
    needs: 'read',
    ...ownThing,
    sample: async (room, owner) => ({ path: `/api/desk/media/${(await room.pdf(owner)).id}/properties` }),
  },
  {
    of: 'POST /api/desk/media/[id]/properties',
    does: 'lets it tell',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => ({
      path: `/api/desk/media/${(await room.pdf(owner)).id}/properties`,
      json: { decision: 'keep' },
    }),
  },
  {
    of: 'GET /api/desk/media/[id]/title-page',
    does: 'says what the catalogue asks for',
    needs: 'read',
    ...ownThing,
    sample: async (room, owner) => ({ path: `/api/desk/media/${(await room.pdf(owner)).id}/title-page` }),
  },
  {
    of: 'POST /api/desk/media/[id]/description',
    does: 'keeps the description of a picture',
    needs: 'changeUpload',
    ...ownThing,
    sample: async (room, owner) => ({
      path: `/api/desk/media/${(await room.picture(owner)).id}/description`,
      json: { alt: 'A boat on the river' },
    }),
  },
  {
    of: 'GET /api/desk/downloads',
    does: 'lists downloads',
    needs: 'upload',
    sample: () => ({ path: '/api/desk/downloads' }),
  },
  {
    of: 'GET /api/desk/report',
    does: 'counts what was published',
    needs: 'upload',
    sample: () => ({ path: '/api/desk/report' }),
  },
  {
    of: 'POST /api/desk/check',
    does: 'looks up what a text names',
    needs: 'upload',
    quiet: true,
    sample: () => ({ path: '/api/desk/check', json: { hrefs: ['/news'], mediaIds: [] } }),
  },
]

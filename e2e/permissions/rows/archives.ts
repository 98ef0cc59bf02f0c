import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { beginTransfer, receivePiece } from '@/domain/imports/archives/transfers'
import { archiveState } from '@/domain/imports/archives/unpack'
import { got } from '@/domain/testing/newsroom'
import { zipOf } from '@/domain/testing/office'
import type { Newsroom } from '../newsroom'
import type { Row } from '../row'

// A ZIP of the uploads of an old site.

const needs = 'manageImports'
const archives: string[] = []

/** A ZIP of uploads that has not arrived yet, or with `isWhole` completely. */
async function archive(room: Newsroom, { isWhole = false } = {}) {
  const bytes = zipOf([[`2014/photo-${room.fresh()}.jpg`, 'A picture.']])
  const file = { name: `uploads-${room.fresh()}.zip`, bytes: bytes.length, modified: 1 }
  const { id } = got(await beginTransfer(room.chief.actor, file, Date.now()))
  if (isWhole) got(await receivePiece(room.chief.actor, { id, at: 0, source: Readable.from([bytes]) }))
  archives.push(id)
  return id
}

async function archivesAreDone({ chief }: Newsroom) {
  for (const id of archives)
    while ((await archiveState(chief.actor, id, Date.now()))?.is === 'unpacking') await wait(100)
}

export const archiveRows: Row[] = [
  {
    of: 'POST /api/desk/imports/archives',
    does: 'begins to take in a ZIP of uploads',
    needs,
    sample: (room) => ({
      path: '/api/desk/imports/archives',
      json: { name: `uploads-${room.fresh()}.zip`, bytes: 1_000, modified: 1 },
    }),
  },
  {
    of: 'POST /api/desk/imports/archives/[id]',
    does: 'takes in a part of a ZIP of uploads',
    needs,
    quiet: true, // it adds to a file that the database does not know
    sample: async (room) => ({
      path: `/api/desk/imports/archives/${await archive(room)}?at=0`,
      file: { name: 'uploads.zip', bytes: Buffer.from('PK\x03\x04 and more') },
    }),
  },
  {
    of: 'GET /api/desk/imports/archives/[id]',
    does: 'says how far a ZIP of uploads is',
    needs,
    sample: async (room) => ({ path: `/api/desk/imports/archives/${await archive(room)}` }),
  },
  {
    of: 'admin/imports#unpackAgain',
    does: 'unpacks a ZIP of uploads again',
    needs,
    sample: async (room) => ({ form: { id: await archive(room, { isWhole: true }) } }),
    settles: archivesAreDone,
  },
  {
    of: 'admin/imports#removeArchive',
    does: 'removes a ZIP of uploads',
    needs,
    sample: async (room) => ({ form: { id: await archive(room) } }),
  },
]

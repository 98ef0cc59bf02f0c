import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { write } from '@/db/connection'
import { imported, imports } from '@/db/schema'
import { backingUp, isBackupRequested } from '@/domain/backups/backing-up'
import { recordMade } from '@/domain/backups/backups'
import { receiveExport } from '@/domain/imports/deliveries'
import { isAtWork } from '@/domain/imports/runs'
import { unofferedSentence } from '@/domain/imports/unoffered-files'
import { got } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import type { Newsroom } from '../newsroom'
import type { Row } from '../row'

// Imports, backups, exports, and requests of other programs.

const needs = 'manageImports'
const wxr = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title><link>https://old.example.org</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://old.example.org</wp:base_site_url>
<wp:base_blog_url>https://old.example.org</wp:base_blog_url></channel></rss>`

const delivered: string[] = []

export async function delivery(room: Newsroom) {
  const file = { source: Readable.from([Buffer.from(wxr)]), name: 'old.xml' }
  const { id } = got(await receiveExport(room.chief.actor, file, Date.now()))
  delivered.push(id)
  return id
}

/** A trial or an import goes on in a process of its own. */
async function deliveriesAreDone() {
  for (const id of delivered) while (await isAtWork({ id }, Date.now())) await wait(100)
}

/** Records an encrypted backup. */
async function aBackup(room: Newsroom) {
  const place = join(env().dataDir, `backup-${room.fresh()}.tar.age`)
  writeFileSync(place, 'age-encryption.org/v1')
  return recordMade({ madeAt: Date.now(), place, bytes: 21, files: 1, encrypted: true }, Date.now())
}

export async function anImport(room: Newsroom) {
  const values = { kind: 'wordpress' as const, source: `https://old-${room.fresh()}.example.org`, files: [] }
  const [row] = await write(async (tx) =>
    tx
      .insert(imports)
      .values({ ...values, by: room.chief.id, startedAt: Date.now(), finishedAt: Date.now() })
      .returning(),
  )
  return row!.id
}

/** An import that brought a document which no public text offers. */
async function anImportWithFile(room: Newsroom) {
  const importId = await anImport(room)
  const { id: mediaId } = await room.picture(room.chief)
  const file = { source: `of import ${importId}`, kind: 'file', key: '1', outcome: 'new', hash: '' } as const
  await write(async (tx) =>
    tx.insert(imported).values({ ...file, importId, mediaId, problems: [{ what: unofferedSentence }] }),
  )
  return importId
}

/** The server removes the request last, after the process that made the backup has ended. */
async function backupIsDone({ chief }: Newsroom) {
  while ((await isBackupRequested(Date.now())) || (await backingUp(chief.actor, Date.now())).underway) await wait(100)
}

export const machineRows: Row[] = [
  {
    of: 'POST /api/desk/imports',
    does: 'takes in an export',
    needs,
    sample: () => ({ path: '/api/desk/imports', file: { name: 'old.xml', bytes: Buffer.from(wxr) } }),
  },
  {
    of: 'admin/backups#checkDownload',
    does: 'asks to take a backup away',
    needs: 'manageBackups',
    grave: true,
    quiet: true,
    sample: async (room) => ({ form: { id: await aBackup(room), password: '' } }),
  },
  {
    of: 'POST /api/desk/backups/[id]/download',
    does: 'takes a backup away',
    needs: 'manageBackups',
    grave: true,
    answers: 'any', // the backup itself
    sample: async (room) => ({
      path: `/api/desk/backups/${await aBackup(room)}/download`,
      file: { name: 'nothing', bytes: Buffer.from('Nothing.') },
    }),
  },
  {
    of: 'GET /api/desk/imports/deliveries/[id]',
    does: 'says how far an import is',
    needs,
    sample: async (room) => ({ path: `/api/desk/imports/deliveries/${await delivery(room)}` }),
  },
  {
    of: 'GET /api/desk/imports/[id]/addresses',
    does: 'lists the addresses an import brought',
    needs,
    sample: async (room) => ({ path: `/api/desk/imports/${await anImport(room)}/addresses` }),
  },
  {
    of: 'admin/imports#tryImport',
    does: 'tries an import',
    needs,
    settles: deliveriesAreDone,
    sample: async (room) => ({ form: { id: await delivery(room) } }),
  },
  {
    of: 'admin/imports#takeSetting',
    does: 'takes the main language or the zone of an export',
    needs,
    // The archive has public texts, so callers with the right are told so, and nothing changes.
    answers: 'any',
    quiet: true,
    sample: async (room) => ({ form: { id: await delivery(room), language: 'th' } }),
  },
  {
    of: 'admin/imports#runImport',
    does: 'imports',
    needs,
    grave: true,
    settles: deliveriesAreDone,
    sample: async (room) => ({ form: { id: await delivery(room) } }),
  },
  {
    of: 'admin/imports#writeFilesPage',
    does: 'begins a page with the documents of an import',
    needs,
    sample: async (room) => ({ form: { id: await anImportWithFile(room) } }),
  },
  {
    of: 'admin/imports#removeExport',
    does: 'removes an export',
    needs,
    sample: async (room) => ({ form: { id: await delivery(room) } }),
  },
  {
    of: 'admin/imports#saveTermRule',
    does: 'chooses what a term of a source becomes',
    needs,
    sample: (room) => ({
      form: { source: 'https://old.example.org', taxonomy: 'category', slug: `s${room.fresh()}`, becomes: 'nothing' },
    }),
  },
  {
    of: 'admin/backups#backUpNow',
    does: 'has a backup made',
    needs: 'manageBackups',
    settles: backupIsDone,
    sample: () => ({ form: {} }),
  },
  {
    of: 'GET /api/desk/backups',
    does: 'says how far a backup is',
    needs: 'manageBackups',
    sample: () => ({ path: '/api/desk/backups' }),
  },
  {
    of: 'GET /api/desk/history',
    does: 'takes the site’s history elsewhere',
    needs: 'readHistory',
    sample: () => ({ path: '/api/desk/history?as=json' }),
  },
  {
    of: 'GET /api/desk/redirects',
    does: 'takes the redirects elsewhere',
    needs: 'manageRedirects',
    sample: () => ({ path: '/api/desk/redirects' }),
  },
  {
    of: 'POST /api/desk/redirects',
    does: 'tries a list of redirects',
    needs: 'manageRedirects',
    quiet: true,
    sample: (room) => ({ path: '/api/desk/redirects', text: `/from-${room.fresh()},/news\n` }),
  },
  {
    of: 'POST /api/desk/redirects',
    does: 'imports redirects',
    needs: 'manageRedirects',
    sample: (room) => ({ path: '/api/desk/redirects?write=yes', text: `/from-${room.fresh()},/news\n` }),
  },
  {
    of: 'POST /api/desk/old-addresses',
    does: 'checks old addresses',
    needs: 'manageRedirects',
    quiet: true,
    sample: (room) => ({ path: '/api/desk/old-addresses', text: `https://old.example.org/${room.fresh()}\n` }),
  },
  {
    of: 'POST /api/desk/old-addresses',
    does: 'keeps old addresses',
    needs: 'manageRedirects',
    sample: (room) => ({
      path: '/api/desk/old-addresses?write=yes',
      text: `https://old.example.org/${room.fresh()}\n`,
    }),
  },
  {
    of: 'GET /api/auth/session',
    does: 'says when a session ends',
    needs: 'nothing',
    sample: () => ({ path: '/api/auth/session' }),
  },
  ...['signin', 'callback'].map((action): Row => ({
    of: `GET /api/auth/${action}/[provider]`,
    does: 'is nothing where no single sign-on is set',
    needs: 'nothing',
    answers: 'missing',
    sample: () => ({ path: `/api/auth/${action}/oidc` }),
  })),
  {
    of: 'GET /api/health/ready',
    does: 'is nothing without the token of the monitor',
    needs: 'nothing',
    answers: 'missing',
    sample: () => ({ path: '/api/health/ready' }),
  },
  {
    of: 'GET /api/metrics',
    does: 'is nothing without the token of the monitor',
    needs: 'nothing',
    answers: 'missing',
    sample: () => ({ path: '/api/metrics' }),
  },
]

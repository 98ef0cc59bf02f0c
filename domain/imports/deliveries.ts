import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { write } from '@/db/connection'
import { env } from '@/lib/process/env'
import { readJsonFile, writeJsonFile } from '@/lib/files/json-file'
import { randomId } from '@/lib/keys/random'
import { languageField } from '@/lib/languages/language-field'
import { done, refused, type Result, type Refused } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { safeName } from './archives/unpack'
import { oldSite } from './wordpress/old-site'
import { writeReceived, type ReceivedFile } from '@/domain/files/received-files'

// An export sent to the desk is in a private folder until it is imported or a day has passed.

const Delivery = z.object({
  id: z.string().regex(/^[0-9a-z]{12}$/),
  by: z.number().nullable(),
  sentAt: z.number(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
  uploads: z.string().nullable(),
  /** The old site's address, if the export does not state it. */
  site: z.string().nullable().default(null),
  /** The language of texts whose own is not given, or not one of this site. */
  takenAs: languageField.nullable().default(null),
})
export type Delivery = z.infer<typeof Delivery>

/** Milliseconds. */
const maxDeliveryAge = 24 * 60 * 60_000

function deliveryPath(...parts: string[]) {
  return join(env().dataDir, 'deliveries', ...parts)
}

export function pathsOf({ id, files }: Pick<Delivery, 'id' | 'files'>) {
  return files.map(({ name }) => deliveryPath(id, 'files', name))
}

type ExportFile = {
  source: Readable
  name: string
  /** The delivery to add to; undefined for the first file. */ to?: string
}

/** Receives a file of an export (`now` UTC ms). A refused or incomplete file is not kept. */
export async function receiveExport(
  actor: Actor,
  { source, name, to }: ExportFile,
  now: number,
): Promise<Result<Delivery>> {
  permit(actor, 'manageImports')
  const before = to === undefined ? undefined : await findDelivery(actor, to)
  if (to !== undefined && !before) return refused(deliveryGone)
  const id = before?.id ?? randomId()
  const storedName = freeFileName(name, before?.files ?? [])
  await mkdir(deliveryPath(id, 'files'), { recursive: true, mode: 0o700 })
  const stored = await storeExport(source, deliveryPath(id, 'files', storedName))
  if (!stored.ok) {
    await rm(before ? deliveryPath(id, 'files', storedName) : deliveryPath(id), { recursive: true, force: true })
    return stored
  }
  const begun = before ?? Delivery.parse({ id, by: actor.id, sentAt: now, files: [], uploads: null })
  const delivery = { ...begun, files: [...begun.files, { name: storedName, ...stored.value }] }
  await saveDelivery(delivery)
  const detail = { delivery: id, bytes: stored.value.bytes }
  await write((tx) => record(tx, actor, { verb: 'sent an export', detail }, now))
  return done(delivery)
}

function freeFileName(sentName: string, storedFiles: { name: string }[]) {
  const name = safeName(sentName.slice(-100), 'export.xml')
  return storedFiles.some((file) => file.name === name) ? `${storedFiles.length + 1}-${name}` : name
}

async function saveDelivery(delivery: Delivery) {
  await writeJson(delivery, 'delivery', delivery)
}

const jsonOf = ({ id }: Pick<Delivery, 'id'>, name: string) => deliveryPath(id, `${name}.json`)

export const writeJson = (delivery: Pick<Delivery, 'id'>, name: string, value: unknown) =>
  writeJsonFile(jsonOf(delivery, name), value)

export const readJson = <S extends z.ZodType>(delivery: Pick<Delivery, 'id'>, name: string, schema: S) =>
  readJsonFile(jsonOf(delivery, name), schema)

export async function findDelivery(actor: Actor, id: string): Promise<Delivery | undefined> {
  permit(actor, 'manageImports')
  return Delivery.shape.id.safeParse(id).success ? readJson({ id }, 'delivery', Delivery) : undefined
}

export async function listDeliveries(actor: Actor): Promise<Delivery[]> {
  permit(actor, 'manageImports')
  const deliveries = await Promise.all((await foldersIn(deliveryPath())).map((id) => findDelivery(actor, id)))
  return deliveries.filter((delivery) => delivery !== undefined).toSorted((a, b) => b.sentAt - a.sentAt)
}

/** Reads the folder `import/` beside the database. */
export async function uploadFolders(actor: Actor): Promise<string[]> {
  permit(actor, 'manageImports')
  return (await foldersIn(join(env().dataDir, 'import'))).toSorted()
}

async function foldersIn(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
}

type DeliveryChoices = Partial<Pick<Delivery, 'uploads' | 'site' | 'takenAs'>>

export async function changeDelivery(actor: Actor, id: string, choices: DeliveryChoices): Promise<Result> {
  const delivery = await findDelivery(actor, id)
  if (!delivery) return refused(deliveryGone)
  const { uploads, site } = choices
  if (uploads && !(await uploadFolders(actor)).includes(uploads))
    return refused('This folder is no longer on the server. Choose another.', 'uploads')
  if (site && !oldSite(site)) return refused(`“${site}” is no address of a site.`, 'site')
  await saveDelivery({ ...delivery, ...choices })
  return done(undefined)
}

/** Keeps the delivery itself for a day, so that its result is known. */
export async function removeFiles({ id }: Pick<Delivery, 'id'>) {
  await rm(deliveryPath(id, 'files'), { recursive: true, force: true })
}

export function uploadFolderOf({ uploads }: Delivery) {
  return uploads === null ? undefined : join(env().dataDir, 'import', uploads)
}

export async function removeDelivery(actor: Actor, id: string, now: number): Promise<Result> {
  const delivery = await findDelivery(actor, id)
  if (!delivery) return refused(deliveryGone)
  await rm(deliveryPath(id), { recursive: true, force: true })
  await write((tx) => record(tx, actor, { verb: 'removed an export', detail: { delivery: id } }, now))
  return done(undefined)
}

/** Removes deliveries older than a day (`now` UTC ms), unless they are being read; returns how many. */
export async function forgetDeliveries(now: number, isAtWork: (delivery: Pick<Delivery, 'id'>) => Promise<boolean>) {
  let removed = 0
  for (const id of await foldersIn(deliveryPath())) {
    if (now - (await arrivalTimeOf(id)) < maxDeliveryAge || (await isAtWork({ id }))) continue
    await rm(deliveryPath(id), { recursive: true, force: true })
    removed++
  }
  return removed
}

/** Returns UTC ms; while the first file arrives, the time of the folder. */
async function arrivalTimeOf(id: string) {
  const delivery = await readJson({ id }, 'delivery', Delivery)
  return delivery?.sentAt ?? (await stat(deliveryPath(id))).mtimeMs
}

export const deliveryGone =
  'This export is no longer here: it was imported, removed, or a day has gone by. Send it again.'

const maxFileBytes = 2_000_000_000

/** The caller removes the rest of a refused file. */
async function storeExport(source: Readable, file: string): Promise<Result<Omit<ReceivedFile, 'path'>>> {
  try {
    const received = await writeReceived(source, file, (piece, bytes) => {
      if (bytes > maxFileBytes) return refused('The export is larger than 2 GB. Export the site in parts.')
      return bytes === piece.length ? notExportRefusal(piece) : undefined
    })
    if (!received.ok) return received
    const { bytes, sha256 } = received.value
    return bytes === 0 ? refused('The file is empty.') : { ok: true, value: { bytes, sha256 } }
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') return refused('Not kept: the disk is full.')
    throw error
  }
}

/** Checks only the beginning; the trial finds later faults with their line. */
function notExportRefusal(first: Buffer): Refused | undefined {
  if (first.subarray(0, 2).toString() === 'PK')
    return refused('This is a ZIP file. Unpack it, and send the XML files in it.')
  if (first.subarray(0, 2).toString('hex') === '1f8b') return refused('This file is packed (gzip). Unpack it first.')
  if (/^\uFEFF?\s*</.test(first.subarray(0, 100).toString('utf8'))) return undefined
  return refused('This is not an export of WordPress: that is an XML file, which “Tools, Export” there makes.')
}
